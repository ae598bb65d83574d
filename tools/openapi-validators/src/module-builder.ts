import { componentSchemaName, type Schema } from '@opendas/openapi-model';
import type { ModuleScope } from './check/code-writer.ts';
import { schemaFunction } from './check/schema-function.ts';
import { identifiers } from './identifier.ts';
import { applyVariant, variantNames, type Variant } from './schema-variants.ts';
import { schemaLiteral } from './schema-literal.ts';

interface Component {
  readonly check: string;
  readonly constant: string;
}

/** Collects the functions and constants of the emitted module. Whatever is asked for twice is emitted once. */
export class ModuleBuilder {
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #identifiers: ReadonlyMap<string, string>;
  readonly #differing: Readonly<Record<Variant, ReadonlySet<string>>>;
  readonly #components = new Map<string, Component>();
  readonly #constants = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #runtime = new Set<string>();
  readonly #functions: string[] = [];
  readonly #literals: string[] = [];

  constructor(schemas: ReadonlyMap<string, Schema>) {
    this.#schemas = schemas;
    this.#identifiers = identifiers(schemas.keys());
    this.#differing = {
      plain: new Set(),
      request: variantNames(schemas, 'request'),
      response: variantNames(schemas, 'response'),
    };
  }

  /** An expression that makes the validator of a schema. */
  validator(schema: Schema, variant: Variant): string {
    const { check, constant } = this.#parts(schema, variant);
    return `/* @__PURE__ */ validator(${check}, () => ${constant})`;
  }

  /** The same for a value that may be missing. */
  optional(schema: Schema, variant: Variant): string {
    const { check, constant } = this.#parts(schema, variant);
    return `/* @__PURE__ */ validator((value) => value === undefined || ${check}(value), () => ${constant})`;
  }

  /** The collected source text: imports, constants, functions. */
  text(): string {
    const constants = [...this.#constants].map(([initialiser, name]) => `const ${name} = ${initialiser};`);
    const runtime = [...this.#runtime].toSorted();
    return [
      ...(runtime.length === 0
        ? []
        : [
            `import { ${runtime.map((name) => `${name} as ${localName(name)}`).join(', ')} } from './runtime/json-value.js';`,
          ]),
      `import { validator } from './runtime/validator.js';\n`,
      ...constants,
      ...this.#literals,
      '',
      ...this.#functions.map((text) => `${text}\n`),
    ].join('\n');
  }

  #parts(schema: Schema, variant: Variant): Component {
    const name =
      typeof schema === 'object' && Object.keys(schema).length === 1 && typeof schema['$ref'] === 'string'
        ? componentSchemaName(schema['$ref'])
        : undefined;
    if (name !== undefined) return this.#component(name, variant);
    const varied = applyVariant(schema, variant, this.#schemas);
    const check = this.#declare(varied, variant);
    const constant = this.#name('schema');
    this.#literals.push(
      `const ${constant} = ${schemaLiteral(varied, (reference) => this.#component(reference, variant).constant)};`,
    );
    return { check, constant };
  }

  #component(name: string, wanted: Variant): Component {
    const variant = this.#differing[wanted].has(name) ? wanted : 'plain';
    const key = `${variant} ${name}`;
    const known = this.#components.get(key);
    if (known !== undefined) return known;
    const identifier = this.#identifiers.get(name) ?? name;
    const suffix = variant === 'plain' ? '' : `$${variant}`;
    const component = { check: `is$${identifier}${suffix}`, constant: `schema$${identifier}${suffix}` };
    // Known before it is written, since schemas may refer to themselves.
    this.#components.set(key, component);
    const schema = applyVariant(this.#schemas.get(name) ?? true, variant, this.#schemas);
    this.#functions.push(schemaFunction(component.check, schema, this.#scope(variant)));
    this.#literals.push(
      `const ${component.constant} = ${schemaLiteral(schema, (reference) => this.#component(reference, variant).constant)};`,
    );
    return component;
  }

  #scope(variant: Variant): ModuleScope {
    return {
      functionOf: (name) => this.#component(name, variant).check,
      constant: (prefix, initialiser) => {
        const known = this.#constants.get(initialiser);
        if (known !== undefined) return known;
        const name = this.#name(prefix);
        this.#constants.set(initialiser, name);
        return name;
      },
      declare: (schema) => this.#declare(schema, variant),
      runtime: (name) => {
        this.#runtime.add(name);
        return localName(name);
      },
    };
  }

  #declare(schema: Schema, variant: Variant): string {
    const name = this.#name('check');
    this.#functions.push(schemaFunction(name, schema, this.#scope(variant)));
    return name;
  }

  /** No component is called by a number alone, so these differ from the names of components. */
  #name(prefix: string): string {
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    this.#counts.set(prefix, count);
    return `${prefix}$${count}`;
  }
}

/** A function of the runtime as the emitted module calls it: no export of the module has `$` in its name. */
function localName(name: string): string {
  return `${name}$`;
}
