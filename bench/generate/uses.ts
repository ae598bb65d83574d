/** How an application uses the output of a generator: it calls one operation, and checks the answer. */
export interface Use {
  /** Imports of what calls, and the statements that give `data`. */
  readonly call: readonly string[];
  /** Imports of one validator, and the statements that check `data`; nothing where the generator makes none. */
  readonly check?: readonly string[];
  /** An expression on `data` that has to have a type. */
  readonly read: string;
}

type UsesByGenerator = Readonly<Record<string, Use>>;

const museum: UsesByGenerator = {
  OpenDAS: {
    call: [
      "import { createTransport, getMuseumHours } from './out/client';",
      "const result = await getMuseumHours(createTransport({ baseUrl: 'https://api.example.com' }));",
      'const data = result.ok ? result.data : undefined;',
    ],
    check: ["import { MuseumHours } from './out/validators';", 'MuseumHours.assert(data);'],
    read: 'data?.[0]?.date',
  },
  'openapi-typescript': {
    call: [
      "import createClient from 'openapi-fetch';",
      "import type { paths } from './out/types';",
      "const { data } = await createClient<paths>({ baseUrl: 'https://api.example.com' }).GET('/museum-hours');",
    ],
    read: 'data?.[0]?.date',
  },
  'hey-api': {
    call: [
      "import { getMuseumHours } from './out/sdk.gen';",
      "const { data } = await getMuseumHours({ baseUrl: 'https://api.example.com' });",
    ],
    check: ["import { zMuseumHours } from './out/zod.gen';", 'zMuseumHours.parse(data);'],
    read: 'data?.[0]?.date',
  },
  Redocly: {
    call: [
      "import { configure, getMuseumHours } from './out/client';",
      "configure({ serverUrl: 'https://api.example.com' });",
      'const data = await getMuseumHours();',
    ],
    check: ["import { MuseumHoursSchema } from './out/client.zod';", 'MuseumHoursSchema.parse(data);'],
    read: 'data[0]?.date',
  },
  orval: {
    call: [
      "import { getMuseumHours } from './out/client';",
      'const result = await getMuseumHours();',
      'const data = result.status === 200 ? result.data : undefined;',
    ],
    check: ["import { GetMuseumHoursResponse } from './out/zod';", 'GetMuseumHoursResponse.parse(data);'],
    read: 'data?.[0]?.date',
  },
  'kubb 4': {
    call: [
      "import { getMuseumHours } from './out/clients/getMuseumHours';",
      "const data = await getMuseumHours(undefined, { baseURL: 'https://api.example.com' });",
    ],
    check: ["import { museumHoursSchema } from './out/zod/museumHoursSchema';", 'museumHoursSchema.parse(data);'],
    read: 'data[0]?.date',
  },
};

const stripe: UsesByGenerator = {
  OpenDAS: {
    call: [
      "import { createTransport, getCustomersCustomer } from './out/client';",
      "const transport = createTransport({ baseUrl: 'https://api.example.com' });",
      "const result = await getCustomersCustomer(transport, { path: { customer: 'cus_1' } });",
      'const data = result.ok ? result.data : undefined;',
    ],
    check: ["import { customer } from './out/validators';", 'customer.assert(data);'],
    read: 'data?.id',
  },
  'openapi-typescript': {
    call: [
      "import createClient from 'openapi-fetch';",
      "import type { paths } from './out/types';",
      "const client = createClient<paths>({ baseUrl: 'https://api.example.com' });",
      "const { data } = await client.GET('/v1/customers/{customer}', { params: { path: { customer: 'cus_1' } } });",
    ],
    read: 'data?.id',
  },
  'hey-api': {
    call: [
      "import { getCustomersCustomer } from './out/sdk.gen';",
      "const { data } = await getCustomersCustomer({ baseUrl: 'https://api.example.com', path: { customer: 'cus_1' } });",
    ],
    check: ["import { zCustomer } from './out/zod.gen';", 'zCustomer.parse(data);'],
    read: 'data?.id',
  },
  Redocly: {
    call: [
      "import { configure, GetCustomersCustomer } from './out/client';",
      "configure({ serverUrl: 'https://api.example.com' });",
      "const data = await GetCustomersCustomer({ path: { customer: 'cus_1' } });",
    ],
    check: ["import { CustomerSchema } from './out/client.zod';", 'CustomerSchema.parse(data);'],
    read: 'data.id',
  },
  'kubb 4': {
    call: [
      "import { getCustomersCustomer } from './out/clients/getCustomersCustomer';",
      "const data = await getCustomersCustomer('cus_1');",
    ],
    check: ["import { customerSchema } from './out/zod/customerSchema';", 'customerSchema.parse(data);'],
    read: 'data.id',
  },
};

/** Uses by document and generator. */
export const uses: Readonly<Record<string, UsesByGenerator>> = { museum, 'stripe-2023': stripe };

/** A module that calls, and checks where asked. */
export function moduleOf({ call, check = [], read }: Use, withCheck: boolean): string {
  const lines = withCheck ? [...call, ...check] : call;
  const imports = lines.filter((line) => line.startsWith('import '));
  const statements = lines.filter((line) => !line.startsWith('import '));
  return [...imports, ...statements, `console.log(${read});`, ''].join('\n');
}
