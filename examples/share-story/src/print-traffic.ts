/** A `fetch` that prints each request and response in short. Tokens and passwords are left out. */
export function printTraffic(user: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    console.log(
      `${user} > ${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}${shorten(body)}`,
    );
    const response = await fetch(request);
    console.log(`${' '.repeat(user.length)} < ${response.status}${shorten(await response.clone().text())}`);
    return response;
  };
}

function shorten(body: string): string {
  const shown = body.replaceAll(/"password":"[^"]*"/g, '"password":"***"');
  if (shown === '') return '';
  return ` ${shown.length > 700 ? `${shown.slice(0, 700)}…` : shown}`;
}
