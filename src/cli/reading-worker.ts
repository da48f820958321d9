/** One of the threads of `reading-pool.ts`: reads the reports that it is sent, one behind another. */
import { parentPort, workerData } from "node:worker_threads";
import type { Codebook } from "../knowledge/codebook.js";
import type { Report } from "../text/report.js";
import { type Answer, errorAnswer, readHere } from "./read-here.js";

const { codebook } = workerData as { readonly codebook: Codebook | null };

async function answerOf(report: Report): Promise<Answer> {
  try {
    return { reading: await readHere(report, codebook) };
  } catch (error) {
    return errorAnswer(error);
  }
}

parentPort!.on("message", async (report: Report) => {
  const answer = await answerOf(report);
  try {
    parentPort!.postMessage(answer);
  } catch (error) {
    // A reading that is not plain data cannot be sent.
    parentPort!.postMessage(errorAnswer(error));
  }
});
