// Fetches events from Lambda's Runtime API and answers them. AWS's own client for Node.js has a part in C++ that is compiled when it
// is installed, which not every machine can do; this does the same steps, by AWS's description for custom runtimes:
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
import http from 'node:http';
import { handler } from './handler.js';

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, agent, method, path: `/2018-06-01/runtime/invocation/${path}` }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

for (;;) {
  const { headers, body } = await call('GET', 'next');
  const id = headers['lambda-runtime-aws-request-id'];
  try {
    await call('POST', `${id}/response`, JSON.stringify(await handler(JSON.parse(body))));
  } catch (error) {
    await call('POST', `${id}/error`, JSON.stringify({ errorType: error.name, errorMessage: error.message }));
  }
}
