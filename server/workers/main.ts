/**
 * The entry point of the child: reads one job from standard input, writes its result as JSON to standard
 * output, and ends.
 */
import { type JobName, jobs } from "@/server/workers/jobs";

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { job, input } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { job: JobName; input: never };
const result = await jobs[job](input);
process.stdout.write(JSON.stringify(result), () => process.exit(0));
