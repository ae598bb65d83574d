export { InexpressibleError, toOpenapi30 } from './openapi-30/to-openapi-30.ts';
export { tolerantAnswers } from './tolerant-reading/tolerant-answers.ts';
