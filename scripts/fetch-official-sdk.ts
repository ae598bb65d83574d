/**
 * Installs the official SDK of DAS for Python from PyPI, once, and prints the Python that has it, for
 * `OPENDAS_OFFICIAL_SDK_PYTHON`. Ends with code 1, and says why, where that is not possible.
 */
import { join } from 'node:path';
import { pythonPackage } from './python-package.ts';

try {
  console.log(join(pythonPackage('huaweicloudsdkdas', '3.1.219'), 'python'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
