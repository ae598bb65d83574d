import type { Operation, Response } from '@opendas/openapi-model';
import { notExpressibleReason } from './example-pairs.ts';
import type { CoverageCell, Interaction } from './interaction.ts';

/** An interaction with the response that it shows, in one of its media types. */
export interface MadeInteraction {
  readonly response: Response;
  readonly mediaType: string | undefined;
  readonly interaction: Interaction;
}

/** What the interactions of an operation show: a cell for every response and media type. */
export function coverageOf(
  { operationId, method, path, responses }: Operation,
  interactions: readonly MadeInteraction[],
): readonly CoverageCell[] {
  return responses.flatMap((response) => {
    const { status, content } = response;
    const reason = notExpressibleReason(response);
    const mediaTypes = content.length === 0 ? [undefined] : content.map(({ mediaType }) => mediaType);
    return mediaTypes.map((mediaType) => ({
      operationId,
      method,
      path,
      status,
      ...(mediaType === undefined ? {} : { mediaType }),
      interactions: interactions
        .filter((made) => made.response === response && made.mediaType === mediaType)
        .map(({ interaction }) => interaction.description),
      ...(reason === undefined ? {} : { notExpressible: reason }),
    }));
  });
}
