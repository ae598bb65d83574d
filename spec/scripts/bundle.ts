/** Bundles the document into one JSON and one YAML file, which `@opendas/spec` exports. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

const bundled = 'generated/openapi.json';

mkdirSync('generated', { recursive: true });
execFileSync('redocly', ['bundle', 'openapi.yaml', '--output', bundled], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

const document: unknown = JSON.parse(readFileSync(bundled, 'utf8'));
writeFileSync(bundled, `${JSON.stringify(document, null, 2)}\n`);
writeFileSync('generated/openapi.yaml', stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }));
