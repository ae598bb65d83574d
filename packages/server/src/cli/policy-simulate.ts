import { createReadStream } from 'node:fs';
import {
  evaluate,
  explain,
  type AccessRequest,
  type ApplicablePolicies,
  type NamedPolicy,
  type PolicyType,
} from '@opendas/iam-policy';
import { readDocument } from '../http/document.ts';
import { CommandError } from './command-error.ts';
import { aliasTable } from './policy-aliases.ts';
import { formatMistake, readPolicyFiles, unreadable } from './policy-files.ts';
import { parseRequestLine, RequestLineError } from './policy-request.ts';
import { LineError, readLines } from './read-lines.ts';
import { SpooledOutput } from './spooled-output.ts';

export interface SimulateSettings {
  /** Files with policies of the caller. */
  readonly identity: readonly string[];
  /** Files with service control policies of one level; none where nothing bounds the account. */
  readonly serviceControl: readonly string[];
  /** File with requests, or `-`. */
  readonly requests: string;
  readonly json: boolean;
}

/**
 * Prints what policies decide about each request.
 *
 * @throws CommandError where a file cannot be read, or a policy or a request has a mistake; nothing is printed then.
 */
export async function simulate(settings: SimulateSettings): Promise<void> {
  const serviceControl = await policiesOf(settings.serviceControl, 'serviceControl');
  const policies: ApplicablePolicies = {
    identity: await policiesOf(settings.identity, 'identity'),
    serviceControl: serviceControl.length === 0 ? [] : [serviceControl],
  };
  const answer = settings.json ? jsonAnswer : explanation;
  const output = new SpooledOutput();
  try {
    await answerAll(settings.requests, (request) => output.write(answer(request, policies)));
    await output.print();
  } finally {
    output.discard();
  }
}

async function policiesOf(files: readonly string[], type: PolicyType): Promise<readonly NamedPolicy[]> {
  const read = await readPolicyFiles(files, type);
  const mistakes = read.flatMap((file) => file.mistakes.map((mistake) => formatMistake(file.file, mistake)));
  if (mistakes.length > 0) throw new CommandError(mistakes.join('\n'));
  return read.flatMap(({ file, policy }) => (policy === undefined ? [] : [{ name: file, policy }]));
}

function jsonAnswer(request: AccessRequest, policies: ApplicablePolicies): string {
  const { decision, statements } = evaluate(request, policies);
  return `${JSON.stringify({ decision, statements })}\n`;
}

function explanation(request: AccessRequest, policies: ApplicablePolicies): string {
  return `${explain(request, policies)}\n\n`;
}

async function answerAll(file: string, answer: (request: AccessRequest) => void): Promise<void> {
  const isStandardInput = file === '-';
  const name = isStandardInput ? '(standard input)' : file;
  const aliases = aliasTable(readDocument());
  let line = 0;
  try {
    // Without an encoding, both give buffers.
    const input: AsyncIterable<Buffer> = isStandardInput ? process.stdin : createReadStream(file);
    for await (const lines of readLines(input)) {
      for (const { number, text } of lines) {
        line = number;
        if (text.trim() !== '') answer(parseRequestLine(text, aliases));
      }
    }
  } catch (error) {
    if (error instanceof LineError) throw malformed(name, error.line, error);
    if (error instanceof RequestLineError) throw malformed(name, line, error);
    if (error instanceof Error && 'syscall' in error) throw unreadable(name, error);
    throw error;
  }
}

function malformed(name: string, line: number, error: Error): CommandError {
  return new CommandError(`${name}:${line}: ${error.message} No request was answered.`, 'failed', { cause: error });
}
