export { binary, json, text } from './body-writer.ts';
export { form } from './form-body.ts';
export { multipart } from './multipart-body.ts';
export { jsonOnly, of, refused } from './request-body.ts';
