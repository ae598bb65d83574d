import type { Recipient } from '../sharing/share.ts';

/** Parameters of a provider state, read one by one with a clear error where one has another shape. */
export interface StateParameters {
  text(name: string): string;
  optionalText(name: string): string | undefined;
  users(): readonly (Recipient & { readonly expired_time: string | undefined })[];
}

/** @throws Error that names the state and the parameter. */
export function stateParameters(state: string, params: Readonly<Record<string, unknown>>): StateParameters {
  const optionalText = (from: object, name: string): string | undefined => {
    const value: unknown = Reflect.get(from, name);
    if (value !== undefined && typeof value !== 'string') {
      throw new Error(`State "${state}": the parameter ${name} must be a text.`);
    }
    return value;
  };
  const text = (from: object, name: string): string => {
    const value = optionalText(from, name);
    if (value === undefined) throw new Error(`State "${state}": the parameter ${name} is missing.`);
    return value;
  };
  return {
    text: (name) => text(params, name),
    optionalText: (name) => optionalText(params, name),
    users() {
      const { users } = params;
      if (!Array.isArray(users)) throw new Error(`State "${state}": the parameter users must be a list.`);
      return users.map((item: unknown) => {
        if (typeof item !== 'object' || item === null) throw new Error(`State "${state}": a user must be an object.`);
        return {
          user_id: text(item, 'user_id'),
          user_name: text(item, 'user_name'),
          expired_time: optionalText(item, 'expired_time'),
        };
      });
    },
  };
}
