import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { Compile } from 'typebox/compile';
import { Type } from 'typebox';
import { createModel } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles } from '@opendas/openapi-validators';
import { isShareRequestWithoutPatterns } from './hand-written.ts';
import { shareRequestSchema, shareRequestSchemaWithoutPatterns } from './schema.ts';

/** Tells whether a value is a valid request. */
export type Check = (value: unknown) => boolean;

/** A tool that is compared: its check, and a module that uses it, for the size of a bundle. */
export interface Peer {
  readonly name: string;
  readonly check: Check;
  /** Source of a module that imports what is needed to check this one request. */
  readonly module: string;
}

const pattern = {
  connectionId: String.raw`/^[A-Za-z0-9-]{36}$/u`,
  userId: String.raw`/^[!-~]{1,64}$/u`,
  userName: String.raw`/^[^\u0000-\u001F\u007F]*$/u`,
  expiredTime: String.raw`/^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)?$/u`,
};

/** Each tool as a module that exports `check`; `folder` gets the modules, and what has to be generated for them. */
export async function peers(folder: string): Promise<readonly Peer[]> {
  const modules: Readonly<Record<string, string>> = {
    'hand-written': `export { isShareRequest as check } from ${JSON.stringify(join(import.meta.dirname, 'hand-written.ts'))};`,
    OpenDAS: `import { CreateShareConnectionsRequestBody } from '@opendas/validators';\nexport const check = CreateShareConnectionsRequestBody.is;`,
    'Ajv standalone': ajvModule(shareRequestSchema()),
    'zod 4': `import * as z from 'zod';
const schema = z.object({
  shared_conn_id: z.string().regex(${pattern.connectionId}),
  users: z.array(z.object({ user_id: z.string().regex(${pattern.userId}), user_name: z.string().min(1).max(255).regex(${pattern.userName}) })).min(1).max(1000),
  expired_time: z.string().regex(${pattern.expiredTime}).optional(),
});
export const check = (value) => schema.safeParse(value).success;`,
    valibot: `import * as v from 'valibot';
const schema = v.object({
  shared_conn_id: v.pipe(v.string(), v.regex(${pattern.connectionId})),
  users: v.pipe(v.array(v.object({ user_id: v.pipe(v.string(), v.regex(${pattern.userId})), user_name: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(${pattern.userName})) })), v.minLength(1), v.maxLength(1000)),
  expired_time: v.optional(v.pipe(v.string(), v.regex(${pattern.expiredTime}))),
});
export const check = (value) => v.is(schema, value);`,
  };
  const loaded = await Promise.all(
    Object.entries(modules).map(async ([name, module]) => {
      const file = join(folder, `${name.replaceAll(/\W/g, '-')}.mjs`);
      writeFileSync(file, module);
      const exports: unknown = await import(pathToFileURL(file).href);
      // Every module above exports it.
      return { name, module, check: Reflect.get(Object(exports), 'check') as Check };
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
  const ajv: unknown = await import(pathToFileURL(join(folder, 'lengths', 'ajv.mjs')).href);
  const typebox = Compile(Type.Unsafe(schema));
  return [
    { name: 'hand-written', check: isShareRequestWithoutPatterns },
    // Both modules were just written with these exports.
    { name: 'OpenDAS', check: Reflect.get(Object(ours), 'is') as Check },
    { name: 'Ajv standalone', check: Reflect.get(Object(ajv), 'check') as Check },
    { name: 'TypeBox 1.4', check: (value) => typebox.Check(value) },
  ];
}

function ajvModule(schema: Readonly<Record<string, unknown>>): string {
  const ajv = new Ajv2020({ code: { source: true, esm: true }, strict: false, validateFormats: false });
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  // Ajv writes `require` for its helper also where modules are asked for.
  const imports = code.replace(
    /const (\w+) = require\("([^"]+)"\)\.default;/,
    'import $1Module from "$2.js";\nconst $1 = $1Module.default ?? $1Module;',
  );
  return `${imports}\nexport const check = (value) => validate(value);`;
}
