/** A language whose SDK is played. */
export interface Language {
  readonly name: string;
  /** Folder of its package, next to this one. */
  readonly folder: string;
  /** Its driver: takes a call per line and gives an outcome per line. Made by `test:sdks` of the package. */
  readonly driver: readonly [program: string, ...args: readonly string[]];
}

/** Every language. TypeScript is not here: its client is what the others are compared with. */
export const languages: readonly Language[] = [
  { name: 'Python', folder: 'sdk-python', driver: ['.venv/bin/python', '-W', 'error', 'conformance/driver.py'] },
  { name: 'Go', folder: 'sdk-go', driver: ['generated/driver'] },
  { name: 'Java', folder: 'sdk-java', driver: ['java', '-cp', 'target/test-classes:target/classes:target/lib/*', 'io.github.opendas.ConformanceDriver'] },
];
