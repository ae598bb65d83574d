import type { Location } from './location.ts';

/** Names in the braces of a path template (OpenAPI 3.1 §4.8.2). */
export function templateNames(path: string): readonly string[] {
  return Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name);
}

/** Reports a path that is no template. */
export function checkPathTemplate(path: string, entry: Location): void {
  if (!path.startsWith('/')) entry.report(`a path begins with a slash; write /${path}`);
  const rest = path.replaceAll(/\{[^{}]+\}/g, '');
  if (/[{}]/.test(rest)) entry.report(`the braces in the path ${path} do not enclose names of parameters`);
  const names = templateNames(path);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) entry.report(`the path ${path} has the parameter ${repeated} twice`);
}
