type Command = readonly [program: string, ...args: readonly string[]];

/** A language whose SDK is played. Commands run in the folder of its package, after its `test:sdks`. */
export interface Language {
  readonly name: string;
  /** Folder of its package, next to this one. */
  readonly folder: string;
  /** Takes a call per line and gives an outcome per line. */
  readonly driver: Command;
  /** How to run the example of its README: which code it is, the file to put it into, and the command. */
  readonly example: { readonly fence: string; readonly file: string; readonly run: Command };
}

const python = '.venv/bin/python';
const libraries = 'target/classes:target/lib/*';

/** Every language. TypeScript is not here: its client is what the others are compared with. */
export const languages: readonly Language[] = [
  {
    name: 'Python',
    folder: 'sdk-python',
    driver: [python, '-W', 'error', 'conformance/driver.py'],
    example: { fence: 'python', file: 'build/readme.py', run: [python, '-W', 'error', 'build/readme.py'] },
  },
  {
    name: 'Go',
    folder: 'sdk-go',
    driver: ['target/driver'],
    example: { fence: 'go', file: 'target/readme/main.go', run: ['go', 'run', './target/readme'] },
  },
  {
    name: 'Java',
    folder: 'sdk-java',
    driver: ['java', '-cp', `target/test-classes:${libraries}`, 'io.github.opendas.ConformanceDriver'],
    example: {
      fence: 'java',
      file: 'target/readme/Example.java',
      run: ['java', '-cp', libraries, 'target/readme/Example.java'],
    },
  },
];
