import { ProxyTracerProvider, trace } from '@opentelemetry/api';

/** How long the process waits for spans to be sent, in milliseconds. */
const deadline = 2000;

/** Lets the SDK send the spans that it still holds, before the process ends. Never throws. */
export async function flushSpans(): Promise<void> {
  const proxy = trace.getTracerProvider();
  const provider: object = proxy instanceof ProxyTracerProvider ? proxy.getDelegate() : proxy;
  if (!('forceFlush' in provider) || typeof provider.forceFlush !== 'function') return;
  const flushed: Promise<unknown> = Promise.resolve(provider.forceFlush()).catch(() => undefined);
  await Promise.race([flushed, new Promise((resolve) => setTimeout(resolve, deadline).unref())]);
}
