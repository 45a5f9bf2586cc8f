'use strict';
// The in-process half of the Lambda Runtime API. Plain CommonJS: type stripping and the ESM loader would add to every cold start.
const http = require('node:http');
const path = require('node:path');
const fs = require('node:fs');
const { pathToFileURL } = require('node:url');

const { _HANDLER: handlerName = '', LAMBDA_TASK_ROOT: taskRoot = '', AWS_LAMBDA_RUNTIME_API = '' } = process.env;
const { AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memorySize, AWS_LAMBDA_FUNCTION_NAME: functionName } = process.env;
const [host, port] = AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const sockets = new WeakSet();
let current;

/** Whoever runs us holds one connection open for as long as it lives. */
function diesWithItsConnection(socket) {
  if (sockets.has(socket)) return;
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.once('close', () => process.exit(1));
}

function call(method, target, body) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request(
      { agent, host, port, method, path: `/2018-06-01/runtime${target}`, headers },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
      },
    );
    request.on('socket', diesWithItsConnection);
    request.on('error', reject);
    request.end(body);
  });
}

function failure(type, message) {
  return Object.assign(new Error(message), { name: type });
}

async function loadHandler() {
  const { dir, base } = path.parse(handlerName);
  const [file, ...names] = base.split('.');
  const stem = path.join(taskRoot, dir, file);
  const found = ['.js', '.mjs', '.cjs'].map((extension) => stem + extension).find((name) => fs.existsSync(name));
  if (!found) throw failure('Runtime.ImportModuleError', `Error: Cannot find module '${path.join(dir, file)}'`);
  const loaded = await import(pathToFileURL(found).href);
  const handler =
    names.reduce((owner, name) => owner?.[name], loaded) ??
    names.reduce((owner, name) => owner?.[name], loaded.default);
  if (typeof handler !== 'function')
    throw failure('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  if (handler.length > 2)
    throw failure(
      'Runtime.CallbackHandlerDeprecated',
      'callback handlers are not supported since Node.js 24; return a promise',
    );
  return handler;
}

function errorBody(error) {
  const { name, message, stack } = error instanceof Error ? error : failure(typeof error, String(error));
  return JSON.stringify({ errorType: name, errorMessage: message, trace: (stack ?? '').split('\n') });
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: memorySize,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function report(id, milliseconds, initMilliseconds) {
  const used = Math.ceil(process.resourceUsage().maxRSS / 1024);
  const init = initMilliseconds === undefined ? '' : `\tInit Duration: ${initMilliseconds.toFixed(2)} ms`;
  return `END RequestId: ${id}\nREPORT RequestId: ${id}\tDuration: ${milliseconds.toFixed(2)} ms\tBilled Duration: ${Math.ceil(milliseconds + (initMilliseconds ?? 0))} ms\tMemory Size: ${memorySize} MB\tMax Memory Used: ${used} MB${init}\n`;
}

async function serve(handler, initMilliseconds) {
  let init = initMilliseconds;
  for (;;) {
    const { headers, body } = await call('GET', '/invocation/next');
    const id = headers['lambda-runtime-aws-request-id'];
    current = id;
    process.stdout.write(`START RequestId: ${id} Version: $LATEST\n`);
    const started = performance.now();
    let answer;
    try {
      const result = await handler(JSON.parse(body), contextOf(headers));
      answer = [`/invocation/${id}/response`, JSON.stringify(result) ?? 'null'];
    } catch (error) {
      process.stdout.write(`${new Date().toISOString()}\t${id}\tERROR\tInvoke Error\t${errorBody(error)}\n`);
      answer = [`/invocation/${id}/error`, errorBody(error)];
    }
    process.stdout.write(report(id, performance.now() - started, init));
    init = undefined;
    await call('POST', ...answer);
    current = undefined;
  }
}

async function giveUp(error) {
  process.stdout.write(`${new Date().toISOString()}\t${current ?? ''}\tERROR\t${errorBody(error)}\n`);
  await call('POST', current ? `/invocation/${current}/error` : '/init/error', errorBody(error)).catch(() => undefined);
  process.exit(1);
}

process.on('uncaughtException', giveUp);
process.on('unhandledRejection', (reason) =>
  giveUp(failure('Runtime.UnhandledPromiseRejection', `${reason?.stack ?? reason}`)),
);
loadHandler().then((handler) => serve(handler, performance.now()), giveUp);
