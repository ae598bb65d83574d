import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

/** A module that checks with the code that Ajv generates ahead of time. */
export function ajvModule(schema: Readonly<Record<string, unknown>>): string {
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    strict: false,
    validateFormats: false,
    discriminator: true,
  });
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  // Ajv writes `require` for its helpers also where modules are asked for.
  const imports = code.replaceAll(
    /const (\w+) = require\("([^"]+)"\)\.default;/g,
    'import $1Module from "$2.js";\nconst $1 = $1Module.default ?? $1Module;',
  );
  return `${imports}\nexport const check = (value) => validate(value);`;
}
