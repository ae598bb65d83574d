import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadModel, type Model } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles, type Validator } from '@opendas/openapi-validators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { identifiers } from '../src/identifier.ts';
import { mutationsOf, sampleOf } from './samples.ts';

/** A folder of real documents. They are no part of the repository: without the folder the tests are skipped. */
const corpus = process.env['OPENAPI_CORPUS'] ?? '';
const files = corpus === '' ? ['none'] : readdirSync(corpus).filter((name) => /\.(json|yaml)$/.test(name));

interface Compiled {
  readonly schemas: Readonly<Record<string, Validator<unknown>>>;
  /** The second pass by itself. */
  readonly secondPass: Readonly<Record<string, (value: unknown) => boolean>>;
}

async function compile(model: Model): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-validators-'));
  try {
    const emitted = emitValidators(model, { source: 'test', types: './types.js' });
    writeFiles(folder, outputFiles(emitted));
    const passes = [...identifiers(model.schemas.keys())].map(
      ([name, identifier]) =>
        `${JSON.stringify(name)}: (value) => collectIssues(schema$${identifier}, value).length === 0`,
    );
    writeFileSync(
      join(folder, 'validators.js'),
      `${emitted.javascript}\nimport { collectIssues } from './runtime/issue-collector.js';\nexport const secondPass = { ${passes.join(',\n')} };\n`
        // Where it asks the compiled checks, it says what they say.
        .replaceAll(/\{ check: is\$[^,]+,/g, '{'),
    );
    // The module was just emitted; its exports are these.
    return (await import(pathToFileURL(join(folder, 'validators.js')).href)) as Compiled;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const choices = [
  { alternative: 0, full: true },
  { alternative: 1, full: true },
  { alternative: 2, full: true },
  { alternative: 0, full: false },
];

describe.skipIf(corpus === '')('real documents (in the folder OPENAPI_CORPUS)', () => {
  it.each(files)(
    '%s: the compiled check, the second pass and Ajv agree about every value',
    { timeout: 600_000 },
    async (file) => {
      const model = loadModel(join(corpus, file));
      const compiled = await compile(model);
      const ajv = new Ajv2020({
        strict: false,
        ownProperties: true,
        logger: false,
        validateFormats: false,
        inlineRefs: false,
      });
      ajv.addSchema({ $id: 'document:/', components: { schemas: Object.fromEntries(model.schemas) } });
      const disagreements: string[] = [];
      let [valid, all] = [0, 0];
      for (const [name, schema] of model.schemas) {
        const byAjv = ajv.compile({ $ref: `document:/#/components/schemas/${encodeURIComponent(name)}` });
        for (const choice of choices) {
          const sample = sampleOf(schema, model.schemas, choice);
          for (const value of [sample, ...mutationsOf(sample)]) {
            const answers = [byAjv(value), compiled.schemas[name]?.is(value), compiled.secondPass[name]?.(value)];
            all += 1;
            if (answers[0] === true) valid += 1;
            if (new Set(answers).size > 1)
              disagreements.push(`${name}: ${answers.join()}: ${JSON.stringify(value).slice(0, 200)}`);
          }
        }
      }
      console.log(`${file}: ${all} values of ${model.schemas.size} schemas, of which ${valid} fit`);
      expect(disagreements.slice(0, 10)).toEqual([]);
      expect(valid).toBeGreaterThanOrEqual(all / 20);
    },
  );
});
