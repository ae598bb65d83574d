import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What PGlite's file system gives to the module: callbacks before it runs. */
type Initialised = Awaited<ReturnType<NodeFS['init']>>;

/** The part of the emscripten module that forgets to sync. */
interface ModuleWithNodeFiles {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

/** Lets a sync reach the disk. PGlite is built with this file system, which its types do not show. */
function sync(module: unknown): void {
  (module as ModuleWithNodeFiles).NODEFS.stream_ops.fsync = ({ nfd }) => {
    fsyncSync(nfd);
    return 0;
  };
}

/**
 * Files of a folder for PGlite, where a sync reaches the disk. The file system that PGlite brings passes over syncs, so
 * that what was acknowledged survives the end of the process but not a power cut.
 */
export class SyncedFileSystem extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): Promise<Initialised> {
    const { emscriptenOpts } = await super.init(...args);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), sync] } };
  }
}
