import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Compile } from 'typebox/compile';
import { Type } from 'typebox';
import { createModel } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles } from '@opendas/openapi-validators';
import { ajvModule } from './ajv-module.ts';
import { isShareRequestWithoutPatterns } from './hand-written.ts';
import { shareKind } from './kind-share.ts';
import { valibotModule, zodModule } from './library-modules.ts';
import { loadCheck, type Check } from './load-check.ts';
import { shareRequestSchema, shareRequestSchemaWithoutPatterns } from './schema.ts';

/** A tool that is compared: its check, and a module that uses it, for the size of a bundle. */
export interface Peer {
  readonly name: string;
  readonly check: Check;
  /** Source of a module that imports what is needed to check this one request. */
  readonly module: string;
}

/** Each tool as a module that exports `check`; `folder` gets the modules, and what has to be generated for them. */
export async function peers(folder: string): Promise<readonly Peer[]> {
  const modules: Readonly<Record<string, string>> = {
    'hand-written': `export { check } from ${JSON.stringify(join(import.meta.dirname, 'hand-written.ts'))};`,
    OpenDAS: `import { CreateShareConnectionsRequestBody } from '@opendas/validators';\nexport const check = CreateShareConnectionsRequestBody.is;`,
    'Ajv standalone': ajvModule(shareRequestSchema()),
    'zod 4': zodModule(shareKind),
    valibot: valibotModule(shareKind),
  };
  const loaded = await Promise.all(
    Object.entries(modules).map(async ([name, module]) => {
      const file = join(folder, `${name.replaceAll(/\W/g, '-')}.mjs`);
      writeFileSync(file, module);
      return { name, module, check: await loadCheck(file) };
    }),
  );
  const typebox = Compile(Type.Unsafe(shareRequestSchema()));
  return [
    ...loaded,
    {
      name: 'TypeBox 1.4',
      check: (value) => typebox.Check(value),
      module: `import { Compile } from 'typebox/compile';\nconst compiled = Compile(${JSON.stringify(shareRequestSchema())});\nexport const check = (value) => compiled.Check(value);`,
    },
  ];
}

/** The tools that take a JSON Schema, on the request with lengths in place of patterns. */
export async function peersWithoutPatterns(folder: string): Promise<readonly Pick<Peer, 'name' | 'check'>[]> {
  const schema = shareRequestSchemaWithoutPatterns();
  const model = createModel({
    openapi: '3.1.0',
    info: { title: 'Share', version: '1' },
    paths: {},
    components: { schemas: { Share: schema } },
  });
  writeFiles(join(folder, 'lengths'), outputFiles(emitValidators(model, { source: 'schema.ts', types: './types.js' })));
  writeFileSync(join(folder, 'lengths', 'ajv.mjs'), ajvModule(schema));
  const ours: unknown = Reflect.get(
    Object(await import(pathToFileURL(join(folder, 'lengths', 'index.js')).href)),
    'Share',
  );
  const typebox = Compile(Type.Unsafe(schema));
  return [
    { name: 'hand-written', check: isShareRequestWithoutPatterns },
    // The module was just written with this export.
    { name: 'OpenDAS', check: Reflect.get(Object(ours), 'is') as Check },
    { name: 'Ajv standalone', check: await loadCheck(join(folder, 'lengths', 'ajv.mjs')) },
    { name: 'TypeBox 1.4', check: (value) => typebox.Check(value) },
  ];
}
