/**
 * Checks that dependencies between the packages point one way (ARCHITECTURE.md): what each package's sources import, and
 * what its package.json names, must be in the table below. Within a package, folders of sources import each other in no circle.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { folderCycles, type FileImport } from './folder-cycles.ts';

interface Rule {
  /** Packages of the workspace that this one may import at run time. */
  readonly imports: readonly string[];
  /** Packages of the workspace that it may import as types only. */
  readonly types?: readonly string[];
  /** Packages of the workspace that it may load with `import()`, where they are there: it is published without them. */
  readonly dynamic?: readonly string[];
  /** Packages of the workspace that its tests and scripts may import, or that it runs as a tool. */
  readonly development?: readonly string[];
}

const rules: Readonly<Record<string, Rule>> = {
  spec: { imports: [], development: ['openapi-model'] },
  'packages/types': { imports: [], development: ['spec'] },
  'packages/client': {
    imports: [],
    types: ['types'],
    development: ['spec', 'openapi-client', 'openapi-model', 'validators'],
  },
  'packages/validators': {
    imports: [],
    types: ['types'],
    development: ['spec', 'openapi-validators', 'openapi-model'],
  },
  'packages/iam-policy': { imports: [] },
  'packages/contracts': {
    imports: ['client', 'spec', 'validators'],
    types: ['types', 'openapi-pact'],
    dynamic: ['server', 'test-postgres'],
    development: ['openapi-pact', 'openapi-model', 'server', 'test-postgres'],
  },
  'packages/sdk-python': { imports: [], development: ['sdk-generator', 'spec'] },
  'packages/sdk-go': { imports: [], development: ['sdk-generator', 'spec'] },
  'packages/sdk-java': { imports: [], development: ['sdk-generator', 'spec'] },
  'packages/sdk-conformance': {
    imports: ['contracts'],
    development: ['sdk-go', 'sdk-java', 'sdk-python'],
  },
  'packages/server': {
    imports: ['iam-policy', 'spec', 'types', 'validators'],
    development: ['test-mysql', 'test-postgres'],
  },
  'tools/openapi-model': { imports: [] },
  'tools/openapi-client': { imports: ['openapi-model'], development: ['openapi-types'] },
  'tools/openapi-validators': { imports: ['openapi-model'] },
  'tools/openapi-pact': { imports: ['openapi-model'] },
  'tools/openapi-types': { imports: ['openapi-model'] },
  'tools/openapi-generate': {
    imports: ['openapi-client', 'openapi-model', 'openapi-pact', 'openapi-types', 'openapi-validators'],
  },
  'tools/sdk-generator': { imports: ['openapi-model'] },
  'tools/test-mysql': { imports: [] },
  'tools/test-postgres': { imports: [] },
  'examples/share-story': { imports: ['client'], development: ['server'] },
  'examples/shell-story': { imports: [], development: ['server'] },
  bench: {
    imports: [
      'client',
      'contracts',
      'iam-policy',
      'openapi-pact',
      'openapi-model',
      'openapi-validators',
      'server',
      'spec',
      'test-postgres',
      'types',
      'validators',
    ],
  },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scope = '@opendas/';
const problems: string[] = [];

for (const manifest of globSync(
  ['spec/package.json', 'bench/package.json', '{packages,tools,examples}/*/package.json'],
  { cwd: root },
)) {
  const folder = dirname(manifest);
  const rule = rules[folder];
  if (rule === undefined) {
    problems.push(`${folder}: has no rule; add one to scripts/check-dependencies.ts`);
    continue;
  }
  checkManifest(folder, rule);
  const inside: FileImport[] = [];
  for (const file of globSync('{src,scripts,test}/**/*.{ts,mts}', { cwd: join(root, folder) }))
    inside.push(...checkFile(folder, file, rule));
  for (const cycle of folderCycles(inside)) problems.push(`${folder}/src: folders import each other: ${cycle}`);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('Dependencies point one way.');

function checkManifest(folder: string, rule: Rule): void {
  const manifest: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const allowed = {
    dependencies: [...rule.imports, ...(rule.types ?? [])],
    devDependencies: [...rule.imports, ...(rule.types ?? []), ...(rule.development ?? [])],
  };
  for (const [kind, names] of Object.entries(allowed)) {
    for (const dependency of Object.keys(memberObject(manifest, kind))) {
      if (dependency.startsWith(scope) && !names.includes(dependency.slice(scope.length))) {
        problems.push(`${folder}/package.json: ${kind} must not name ${dependency}`);
      }
    }
  }
}

function memberObject(value: unknown, name: string): Record<string, unknown> {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof member === 'object' && member !== null ? { ...member } : {};
}

/** A package may import itself by its name: tests do, to run against what is built. */
function ownName(folder: string): string {
  return folder.split('/').at(-1) ?? folder;
}

/** @returns What a source imports of other sources. */
function checkFile(folder: string, file: string, rule: Rule): readonly FileImport[] {
  const path = join(root, folder, file);
  const { module } = parseSync(path, readFileSync(path, 'utf8'));
  const development = !file.startsWith('src/') || file.endsWith('.test.ts');
  const found = [
    ...module.staticImports.map((entry) => ({
      name: entry.moduleRequest.value,
      typeOnly: entry.entries.length > 0 && entry.entries.every(({ isType }) => isType),
      dynamic: false,
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        entry.moduleRequest === null
          ? []
          : [{ name: entry.moduleRequest.value, typeOnly: entry.isType, dynamic: false }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      name: readFileSync(path, 'utf8').slice(moduleRequest.start + 1, moduleRequest.end - 1),
      typeOnly: false,
      dynamic: true,
    })),
  ];
  const inside: FileImport[] = [];
  for (const { name, typeOnly, dynamic } of found) {
    if (name.startsWith('.')) {
      // Generated code is where its generator puts it.
      if (!development && !file.startsWith('src/generated/')) {
        const sources = join(root, folder, 'src');
        inside.push({ from: relative(sources, path), to: relative(sources, join(dirname(path), name)) });
      }
      const target = relative(join(root, folder), join(dirname(path), name));
      if (target.startsWith('..') && !target.endsWith('vitest.config.ts')) {
        problems.push(`${folder}/${file}: ${name} leaves the package; import the other package by its name`);
      }
      continue;
    }
    if (!name.startsWith(scope) || name.slice(scope.length) === ownName(folder)) continue;
    const target = name.slice(scope.length).split('/')[0] ?? '';
    const allowed =
      rule.imports.includes(target) ||
      (dynamic && (rule.dynamic ?? []).includes(target)) ||
      (typeOnly && (rule.types ?? []).includes(target)) ||
      (development && [...(rule.types ?? []), ...(rule.development ?? [])].includes(target));
    if (!allowed)
      problems.push(
        `${folder}/${file}: must not import ${name}${(rule.types ?? []).includes(target) ? ' but as types' : ''}`,
      );
  }
  return inside;
}
