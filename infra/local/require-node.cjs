'use strict';
// Plain JavaScript that any Node.js reads: an older one would fail on the first TypeScript file without saying what to do.
const needed = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `Нужен Node.js ${needed.join('.')} или новее, а здесь ${process.versions.node}.\n` +
      'На Linux x64 он ставится вместе с зависимостями: выполните npm ci (без --omit=optional) и запускайте через npm start.\n' +
      'На других системах установите Node.js 24: https://nodejs.org\n',
  );
  process.exit(1);
}
