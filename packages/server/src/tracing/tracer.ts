import { trace } from '@opentelemetry/api';

/** Makes the spans of the server: none that cost anything where no SDK of OpenTelemetry is registered. */
export const tracer = trace.getTracer('@opendas/server');
