interface Event {
  readonly [name: string]: unknown;
  readonly type?: unknown;
}

/** @public Imported by the module that `kind-tools.ts` writes. */
export function check(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) if (!isEvent(value[index])) return false;
  return true;
}

function isEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const event = value as Event;
  if (typeof event['id'] !== 'string' || !Number.isInteger(event['time'])) return false;
  switch (event.type) {
    case 'event0':
      return typeof event['text0'] === 'string';
    case 'event1':
      return typeof event['count1'] === 'number';
    case 'event2':
      return typeof event['flag2'] === 'boolean';
    case 'event3':
      return isTexts(event['list3']);
    case 'event4':
      return typeof event['text4'] === 'string';
    case 'event5':
      return typeof event['count5'] === 'number';
    case 'event6':
      return typeof event['flag6'] === 'boolean';
    case 'event7':
      return isTexts(event['list7']);
    case 'event8':
      return typeof event['text8'] === 'string';
    case 'event9':
      return typeof event['count9'] === 'number';
    case 'event10':
      return typeof event['flag10'] === 'boolean';
    case 'event11':
      return isTexts(event['list11']);
    case 'event12':
      return typeof event['text12'] === 'string';
    case 'event13':
      return typeof event['count13'] === 'number';
    case 'event14':
      return typeof event['flag14'] === 'boolean';
    case 'event15':
      return isTexts(event['list15']);
    case 'event16':
      return typeof event['text16'] === 'string';
    case 'event17':
      return typeof event['count17'] === 'number';
    case 'event18':
      return typeof event['flag18'] === 'boolean';
    case 'event19':
      return isTexts(event['list19']);
    default:
      return false;
  }
}

function isTexts(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) if (typeof value[index] !== 'string') return false;
  return true;
}
