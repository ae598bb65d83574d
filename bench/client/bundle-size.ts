import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Size of a bundle in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/**
 * Bundles a module for browsers, as an application would, and measures it.
 * @param folder where its imports are resolved from
 */
export async function bundleSize(source: string, folder: string = import.meta.dirname): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
    logLevel: 'error',
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error('esbuild wrote no bundle.');
  return { minified: bundle.contents.length, gzipped: gzipSync(bundle.contents, { level: 9 }).length };
}
