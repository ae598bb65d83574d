/** Why no session could be opened, as far as a caller may know. */
const failureMessages = {
  addressRefused:
    "the server's rules do not allow the address of the instance. Ask the operator about --allow-address and --deny-address",
  nameNotFound: 'the host name of the instance is not known',
  cannotConnect: 'the instance cannot be reached, or does not answer as a database of its engine',
  timedOut: 'the instance did not answer in time',
  tlsFailed: 'no encrypted connection as the directory asks for it (tls.mode) could be made',
  loginRefused: 'the database refused the user or the password',
  databaseUnknown: 'the instance has no database of this name',
} as const;

/** The class of a failure. */
export type SessionFailureClass = keyof typeof failureMessages;

/** No session could be opened. It has no cause on purpose: messages of drivers tell hosts, users and answers of servers. */
export class SessionFailure extends Error {
  override readonly name = 'SessionFailure';
  readonly failure: SessionFailureClass;

  constructor(failure: SessionFailureClass) {
    super(failureMessages[failure]);
    this.failure = failure;
  }
}
