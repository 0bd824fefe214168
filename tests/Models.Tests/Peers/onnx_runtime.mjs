// Runs networks with ONNX Runtime. usage: node onnx_runtime.mjs RUNTIME JOBS
// RUNTIME: folder whose node_modules has onnxruntime-node. JOBS: JSON, [{model, runs: [{input, shape, output}]}];
// inputs and outputs are files of raw float32.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [runtime, jobs] = process.argv.slice(2);
const ort = createRequire(`${runtime}/`)('onnxruntime-node');
for (const { model, runs } of JSON.parse(readFileSync(jobs, 'utf8'))) {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  for (const { input, shape, output } of runs) {
    const bytes = readFileSync(input);
    const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const { logits } = await session.run({ images: new ort.Tensor('float32', values, shape) });
    writeFileSync(output, Buffer.from(logits.data.buffer, logits.data.byteOffset, logits.data.byteLength));
  }
  await session.release();
}
