/** Stands for the value in a template: no source text has this character. */
const placeholder = '\0';

/** Statements about a value that has no name yet, each in the parts between its mentions. */
export type StatementTemplate = readonly (readonly string[])[];

/** @param write - gives the statements about a value of a name; they declare no variables */
export function statementTemplate(write: (value: string) => readonly string[]): StatementTemplate {
  return write(placeholder).map((statement) => statement.split(placeholder));
}

/** The statements about the value of a name. */
export function fillTemplate(template: StatementTemplate, value: string): readonly string[] {
  return template.map((parts) => parts.join(value));
}
