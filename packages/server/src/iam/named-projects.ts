import type { Named, Reference } from './iam.ts';

/**
 * The projects that a reference means. The official SDKs ask for the project whose name is the id of their region, and want exactly
 * one: where none has that name, it is the only project of the account, which is answered under the name of the region.
 */
export function namedProjects(projects: readonly Named[], { id, name }: Reference, region: string): readonly Named[] {
  const found = projects.filter(
    (project) => (id === undefined || project.id === id) && (name === undefined || project.name === name),
  );
  const [only, ...others] = projects;
  if (found.length > 0 || id !== undefined || name !== region || only === undefined || others.length > 0) return found;
  return [{ id: only.id, name: region }];
}
