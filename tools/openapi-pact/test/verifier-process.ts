/**
 * Runs the Pact verifier in a process of its own, since the library prints pages to standard output that cannot be turned off.
 * Takes its options as JSON in the first argument, and sends its report to the parent.
 */
import { Verifier } from '@pact-foundation/pact-core';

const [options = '{}'] = process.argv.slice(2);

// The verifier resolves with its report, and rejects with an error whose message is the report.
const report = await new Verifier(JSON.parse(options) as ConstructorParameters<typeof Verifier>[0])
  .verify()
  .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
process.send?.(report, () => process.exit(0));
