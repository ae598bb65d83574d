import type { Schema } from '@opendas/types';
import type { Caller } from '../directory/caller.ts';
import type { IssuedToken, Named } from './iam.ts';

/** A time as IAM writes it: `2026-01-20T08:00:00.000000Z`. */
function iamTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '000Z');
}

/** Links to one thing, and to the pages of a list. */
const linkTo = (url: string): Schema<'SelfLink'> => ({ self: url });
const listLinks = (url: string): Schema<'ListLinks'> => ({ self: url, previous: null, next: null });

/** `GET /v3/projects` and `GET /v3/auth/projects` (IAM3, "Listing projects"). */
export function projectList(
  base: string,
  path: string,
  caller: Caller,
  projects: readonly Named[],
): Schema<'KeystoneListProjectsResponse'> {
  return {
    links: listLinks(`${base}${path}`),
    projects: projects.map(({ id, name }) => ({
      id,
      name,
      description: '',
      domain_id: caller.accountId,
      parent_id: caller.accountId,
      enabled: true,
      is_domain: false,
      links: linkTo(`${base}/v3/projects/${id}`),
    })),
  };
}

/** `GET /v3/auth/domains`: the account of the caller. */
export function domainList(
  base: string,
  { accountId, accountName }: Caller,
): Schema<'KeystoneListAuthDomainsResponse'> {
  return {
    links: listLinks(`${base}/v3/auth/domains`),
    domains: [
      {
        id: accountId,
        name: accountName,
        description: '',
        enabled: true,
        links: linkTo(`${base}/v3/domains/${accountId}`),
      },
    ],
  };
}

/** `GET /v3/regions`: the region of this server. */
export function regionList(base: string, region: string): object {
  return {
    links: listLinks(`${base}/v3/regions`),
    regions: [
      {
        id: region,
        description: '',
        parent_region_id: null,
        type: 'public',
        locales: { 'en-us': region, 'zh-cn': region },
        links: linkTo(`${base}/v3/regions/${region}`),
      },
    ],
  };
}

/** Services and where they are: this server is both. */
function catalog(base: string, region: string, project: Named | undefined): readonly Schema<'TokenCatalog'>[] {
  const service = (type: string, url: string): Schema<'TokenCatalog'> => ({
    id: type,
    name: type,
    type,
    endpoints: [{ id: `${type}-${region}`, interface: 'public', region, region_id: region, url }],
  });
  return [service('iam', `${base}/v3`), ...(project === undefined ? [] : [service('das', `${base}/v3/${project.id}`)])];
}

/** `GET /v3/auth/catalog`. */
export function catalogAnswer(base: string, region: string, project: Named | undefined): object {
  return { links: listLinks(`${base}/v3/auth/catalog`), catalog: catalog(base, region, project) };
}

/** The body of `POST /v3/auth/tokens`. The token itself is in the header `X-Subject-Token`. */
export function tokenAnswer(
  base: string,
  region: string,
  issued: IssuedToken,
  withCatalog: boolean,
): Schema<'KeystoneCreateUserTokenByPasswordResponse'> {
  const { user, account, project, issuedAt, expiresAt } = issued;
  const domain = { id: account.id, name: account.name };
  return {
    token: {
      methods: ['password'],
      issued_at: iamTime(issuedAt),
      expires_at: iamTime(expiresAt),
      user: { id: user.id, name: user.name, domain, password_expires_at: '' },
      ...(project === undefined ? { domain } : { project: { id: project.id, name: project.name, domain } }),
      roles: [],
      ...(withCatalog && { catalog: catalog(base, region, project) }),
    },
  };
}
