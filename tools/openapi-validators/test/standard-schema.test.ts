import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Validator } from '@opendas/openapi-validators';
import { expectTypeOf, it } from 'vitest';

it('is a Standard Schema to the type checker', () => {
  expectTypeOf<Validator<{ readonly a: string }>>().toExtend<StandardSchemaV1<{ readonly a: string }>>();
});
