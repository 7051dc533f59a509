// The load generator, run as a process of its own: so many connections, each sending its next request as soon as its
// last was answered. Speaks HTTP/1.1 over bare sockets, so that it takes as little of the machine as it can.
import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

function wire({ path, headers, body }, port) {
  const lines = [`POST ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'content-type: application/json', `content-length: ${Buffer.byteLength(body)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Reads one answer; undefined until all of it is there. */
function answerIn(bytes) {
  const head = bytes.indexOf(END_OF_HEAD);
  if (head < 0) return undefined;
  const text = bytes.toString('latin1', 0, head);
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error(`An answer without length:\n${text}`);
  const end = head + 4 + Number(length);
  return bytes.length < end ? undefined : { status: Number(text.slice(9, 12)), body: bytes.toString('utf8', head + 4, end) };
}

class Run {
  constructor({ port, connections, count, requests, expect }) {
    Object.assign(this, { port, connections, count, expect });
    this.wires = requests.map((request) => wire(request, port));
    this.next = 0;
    this.latencies = new Float64Array(count);
    this.wrong = [];
  }

  async go() {
    const started = performance.now();
    await Promise.all(Array.from({ length: this.connections }, () => this.talk()));
    return { millis: performance.now() - started, latencies: [...this.latencies], wrong: this.wrong.length, sample: this.wrong[0] };
  }

  talk() {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
      let at;
      let since;
      let bytes = Buffer.alloc(0);
      const send = () => {
        at = this.next;
        this.next += 1;
        since = performance.now();
        if (at < this.count) socket.write(this.wires[at % this.wires.length]);
        else socket.end(resolve);
      };
      socket.once('connect', send).once('error', reject).once('close', resolve);
      socket.on('data', (chunk) => {
        bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
        const answer = answerIn(bytes);
        if (answer === undefined) return;
        bytes = Buffer.alloc(0);
        this.latencies[at] = performance.now() - since;
        if (answer.status !== 200 || !answer.body.includes(this.expect)) this.wrong.push(`${answer.status} ${answer.body.slice(0, 500)}`);
        send();
      });
    });
  }
}

process.on('message', (job) => {
  new Run(job).go().then(
    (result) => process.send(result),
    (error) => process.send({ failed: String(error.stack ?? error) }),
  );
});
