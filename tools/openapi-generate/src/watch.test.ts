import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { watchFiles } from './watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('runs again when a file changes, is replaced, vanishes, comes back, or begins to be read, and no more after the end', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  writeFileSync(first, '');
  writeFileSync(second, '');
  let runs = 0;
  const end = watchFiles(() => {
    runs += 1;
    return runs === 1 ? [first] : [first, second];
  });
  const ran = (times: number): Promise<void> => vi.waitFor(() => expect(runs).toBe(times), { timeout: 10_000 });
  await ran(1);
  writeFileSync(first, 'changed');
  await ran(2);
  writeFileSync(join(folder, 'new'), 'replaced');
  renameSync(join(folder, 'new'), first);
  await ran(3);
  writeFileSync(second, 'changed');
  await ran(4);
  rmSync(second);
  await ran(5);
  writeFileSync(second, 'back');
  await ran(6);
  end();
  writeFileSync(first, 'changed again');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(runs).toBe(6);
});
