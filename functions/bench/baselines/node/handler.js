// Makes again the calls of a recording, one after the other, and gives its reply, as the baselines in Java do.
import { readFileSync } from 'node:fs';
import * as sdk from '@aws-sdk/client-dynamodb';

const dynamoDb = new sdk.DynamoDBClient({});
const { calls, reply } = JSON.parse(readFileSync(process.env.BENCH_RECORDING, 'utf8'));

export async function handler() {
  for (const { operation, request } of calls) {
    await dynamoDb.send(new sdk[`${operation}Command`](request));
  }
  return reply;
}
