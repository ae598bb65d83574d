/**
 * Creates the empty database that embedded databases begin with: `node scripts/empty-database.ts`, a part of the build.
 * `initdb` takes several seconds in WebAssembly; a copy of what it makes takes less than one.
 */
import { PGlite } from '@electric-sql/pglite';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { emptyDatabaseFile } from '../src/store/empty-database.ts';

const database = await PGlite.create();
const content = await database.dumpDataDir('gzip');
await database.close();
mkdirSync(dirname(emptyDatabaseFile), { recursive: true });
// Never half of it, also where the build is killed.
const unfinished = `${emptyDatabaseFile}.new`;
writeFileSync(unfinished, Buffer.from(await content.arrayBuffer()));
renameSync(unfinished, emptyDatabaseFile);
