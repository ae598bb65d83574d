import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createModel } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles } from '@opendas/openapi-validators';
import { ajvModule } from './ajv-module.ts';
import type { Kind } from './kind.ts';
import { valibotModule, zodModule } from './library-modules.ts';
import { loadCheck, type Check } from './load-check.ts';
import { typiaModule } from './typia-module.ts';

/** A tool with its check for one kind. */
export interface Tool {
  readonly name: string;
  /** The module that exports `check`, as a file. */
  readonly file: string;
  readonly check: Check;
}

/** Every tool as a module in `folder` that exports `check` for the kind; a tool that cannot be built here is left out, with a message. */
export async function toolsFor(kind: Kind, folder: string): Promise<readonly Tool[]> {
  const ours = join(folder, `${kind.name}-ours`);
  writeFiles(ours, outputFiles(emitValidators(modelOf(kind), { source: 'kind.ts', types: './types.js' })));
  const imported = JSON.stringify(join(ours, 'index.js'));
  const schema = schemaOf(kind);
  const modules: Readonly<Record<string, string | undefined>> = {
    'hand-written': `export { check } from ${JSON.stringify(fileURLToPath(kind.handWritten))};`,
    OpenDAS: `import { Root } from ${imported};\nexport const check = Root.is;`,
    'OpenDAS, issues': `import { Root } from ${imported};\nexport const check = (value) => Root.issues(value).length === 0;`,
    'Ajv standalone': ajvModule(schema),
    'zod 4': zodModule(kind),
    valibot: valibotModule(kind),
    arktype: `import { scope, type } from 'arktype';\n${kind.arktype}\nexport const check = (value) => schema.allows(value);`,
    typia: typiaModule(kind.name, kind.typia),
    'TypeBox 1.4': `import { Compile } from 'typebox/compile';\nconst compiled = Compile(${JSON.stringify(schema)});\nexport const check = (value) => compiled.Check(value);`,
  };
  mkdirSync(folder, { recursive: true });
  const tools: Tool[] = [];
  for (const [name, module] of Object.entries(modules)) {
    if (module === undefined) continue;
    const file = join(folder, `${kind.name}-${name.replaceAll(/\W+/g, '-')}.mjs`);
    writeFileSync(file, module);
    tools.push({ name, file, check: await loadCheck(file) });
  }
  return tools;
}

function modelOf({ schemas, title }: Kind): ReturnType<typeof createModel> {
  return createModel({ openapi: '3.1.0', info: { title, version: '1' }, paths: {}, components: { schemas } });
}

/** The schema in one piece, as JSON Schema has it. */
function schemaOf({ schemas }: Kind): Record<string, unknown> {
  const names = Object.keys(schemas);
  if (names.length === 1 && !JSON.stringify(schemas).includes('$ref')) return { ...schemas['Root'] };
  const moved: unknown = JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/'));
  return { $ref: '#/$defs/Root', $defs: moved };
}
