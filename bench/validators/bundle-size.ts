import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Size of a bundle in bytes. */
export interface BundleSize {
  readonly min: number;
  readonly gzip: number;
}

/** Bundles a module for browsers, as an application would, and measures it. */
export async function bundleSize(module: string, folder: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: module, resolveDir: folder, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { min: bytes.length, gzip: gzipSync(bytes).length };
}
