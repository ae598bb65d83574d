import type { Schema, SchemaObject } from '@opendas/openapi-model';
import type { ModuleScope } from './check/code-writer.ts';
import { schemaFunction } from './check/schema-function.ts';
import type { StatementTemplate } from './check/statement-template.ts';
import { DeepSchemas } from './deep-schemas.ts';
import { checkedFormats, type Formats } from './formats.ts';
import { SchemaLiterals } from './schema-literals.ts';
import type { SchemaText } from './schema-text.ts';
import type { NamedSchema } from './schema-variants.ts';

/** Names of the function and the constant of a schema. */
interface Parts {
  readonly check: string;
  readonly constant: string;
}

/** Collects the functions and constants of the emitted module. Whatever is asked for twice is emitted once. */
export class ModuleBuilder {
  readonly #schemas: ReadonlyMap<string, NamedSchema>;
  readonly #identifiers: ReadonlyMap<string, string>;
  readonly #formats: Formats;
  readonly #deep: DeepSchemas;
  readonly #components = new Map<string, Parts>();
  readonly #constants = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** Names that are used of each file of the runtime. */
  readonly #runtime = new Map<string, Set<string>>();
  /** Names of the functions that are not called after components, by their parameters and bodies. */
  readonly #declared = new Map<string, string>();
  readonly #collectors = {
    members: new Map<Schema, string | undefined>(),
    items: new Map<Schema, string | undefined>(),
  };
  /** Names of the functions that check schemas, by the text of these: equal schemas are written once. */
  readonly #checks = new Map<SchemaText, string>();
  readonly #templates = new Map<SchemaText, StatementTemplate | undefined>();
  readonly #functions: string[] = [];
  /** Components that have a name and are not written yet. */
  readonly #pending: (() => void)[] = [];
  #isWriting = false;
  readonly #literals = new SchemaLiterals({
    constantOf: (reference) => this.#component(reference).constant,
    newName: () => this.#name('schema'),
    runtime: (name, file) => this.#scope.runtime(name, file),
    format: (schema) => this.#format(schema),
    componentOf: (reference) => this.#schemas.get(reference),
  });
  readonly #scope: ModuleScope;

  /**
   * @param schemas - what references point to, by the reference
   * @param options - `identifiers`: those of component schemas, by their names
   */
  constructor(
    schemas: ReadonlyMap<string, NamedSchema>,
    options: { readonly formats: Formats; readonly identifiers: ReadonlyMap<string, string> },
  ) {
    this.#formats = options.formats;
    this.#schemas = schemas;
    this.#deep = new DeepSchemas(schemas);
    this.#identifiers = options.identifiers;
    this.#scope = {
      functionOf: (reference) => this.#component(reference).check,
      schemaOf: (reference) => this.#schemas.get(reference)?.schema ?? true,
      constant: (prefix, initialiser) => this.#constant(prefix, initialiser),
      declare: (schema) => this.#declare(schema),
      template: (schema, make) => {
        const text = this.#literals.textOf(schema);
        if (!this.#templates.has(text)) this.#templates.set(text, make());
        return this.#templates.get(text);
      },
      collector: (kind, schema, write) => {
        const known = this.#collectors[kind];
        if (!known.has(schema)) {
          const body = write('value', 'seen');
          known.set(schema, body && this.#function(kind, `(value, seen) {\n${body.join('\n')}\n}`));
        }
        return known.get(schema);
      },
      runtime: (name, file = 'json-value') => {
        this.#runtime.set(file, (this.#runtime.get(file) ?? new Set()).add(name));
        return localName(name);
      },
      format: (schema) => this.#format(schema),
    };
  }

  /** An expression that makes the validator of a schema. */
  validator(schema: Schema): string {
    const { check, constant } = this.#parts(schema);
    return this.#validator(check, constant, schema);
  }

  /** The same for a value that may be missing. */
  optional(schema: Schema): string {
    const { check, constant } = this.#parts(schema);
    return this.#validator(`(value) => value === undefined || ${check}(value)`, constant, schema);
  }

  #validator(check: string, constant: string, schema: Schema): string {
    return `/* @__PURE__ */ validator(${check}, () => ${constant}${this.#deep.has(schema) ? ', true' : ''})`;
  }

  /** The collected lines of source text: imports, constants, functions. */
  lines(): readonly string[] {
    const constants = [...this.#constants].map(([initialiser, name]) => `const ${name} = ${initialiser};`);
    const literals = this.#literals.declarations();
    const imports = [...this.#runtime.keys()].toSorted().map((file) => {
      const names = [...(this.#runtime.get(file) ?? [])].toSorted().map((name) => `${name} as ${localName(name)}`);
      return `import { ${names.join(', ')} } from './runtime/${file}.js';`;
    });
    return [
      ...imports,
      `import { validator } from './runtime/validator.js';\n`,
      ...constants,
      ...literals,
      '',
      ...this.#functions.map((text) => `${text}\n`),
    ];
  }

  #parts(schema: Schema): Parts {
    const reference = soleReference(schema);
    if (reference !== undefined) return this.#component(reference);
    return { check: this.#declare(schema), constant: this.#literals.constant(schema) };
  }

  #component(reference: string): Parts {
    const known = this.#components.get(reference);
    if (known !== undefined) return known;
    const { name = reference, variant = 'plain', schema = true } = this.#schemas.get(reference) ?? {};
    const suffix = `${this.#identifiers.get(name) ?? name}${variant === 'plain' ? '' : `$${variant}`}`;
    const component = { check: `is$${suffix}`, constant: `schema$${suffix}` };
    // Known before it is written, since schemas may refer to themselves.
    this.#components.set(reference, component);
    this.#pending.push(() => {
      this.#functions.push(`function ${component.check}${schemaFunction(schema, this.#scope)}`);
      this.#literals.declare(component.constant, schema, component.check);
    });
    this.#writePending();
    return component;
  }

  /** Writes components one after the other: a chain of thousands that refer to each other would exhaust the stack otherwise. */
  #writePending(): void {
    if (this.#isWriting) return;
    this.#isWriting = true;
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) next();
    this.#isWriting = false;
  }

  #format({ format }: SchemaObject): string | undefined {
    const source = this.#formats === 'assertion' && typeof format === 'string' ? checkedFormats.get(format) : undefined;
    return source && this.#scope.runtime(source.export, source.file);
  }

  #declare(schema: Schema): string {
    const reference = soleReference(schema);
    if (reference !== undefined) return this.#component(reference).check;
    const text = this.#literals.textOf(schema);
    const known = this.#checks.get(text);
    if (known !== undefined) return known;
    const name = this.#function('check', schemaFunction(schema, this.#scope));
    this.#checks.set(text, name);
    return name;
  }

  /** A function of equal text is declared once: equal schemas share it. */
  #function(prefix: string, text: string): string {
    const known = this.#declared.get(text);
    if (known !== undefined) return known;
    const name = this.#name(prefix);
    this.#declared.set(text, name);
    this.#functions.push(`function ${name}${text}`);
    return name;
  }

  #constant(prefix: string, initialiser: string): string {
    const known = this.#constants.get(initialiser);
    if (known !== undefined) return known;
    const name = this.#name(prefix);
    this.#constants.set(initialiser, name);
    return name;
  }

  /** No component is called by a number alone, so these differ from the names of components. */
  #name(prefix: string): string {
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    this.#counts.set(prefix, count);
    return `${prefix}$${count}`;
  }
}

/** The reference of a schema that is nothing else. */
function soleReference(schema: Schema): string | undefined {
  if (typeof schema === 'boolean' || typeof schema['$ref'] !== 'string') return undefined;
  return Object.keys(schema).length === 1 ? schema['$ref'] : undefined;
}

/** A function of the runtime as the emitted module calls it: no export of the module has `$` in its name. */
function localName(name: string): string {
  return `${name}$`;
}
