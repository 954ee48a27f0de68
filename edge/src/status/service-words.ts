/** What grpc's runtimes say where no service said anything (grpc-js, and what grpc-go and grpc-core say through it). */
const OF_A_TRANSPORT =
  /^(?:No connection|Connection|Channel|Subchannel|Call cancelled|Cancelled on client|Deadline exceeded|Stream |Received |Sent |Name resolution|Failed to |No (?:message|status)|Attempted to|Write |Response message|Bandwidth exhausted|Protocol not secure|Error (?:de)?serializ|Internal server error|Unknown [Ee]rror|The server does not implement|Method not found|grpc: |transport: |rpc error)/;

/** Stacks, source files, addresses, and the names of errors in most languages: what a service lets slip, not what it says. */
const FROM_INSIDE =
  /\n\s+at |\n\s*File "|goroutine \d|Traceback|\b\w*(?:Error|Exception)\b|\.(?:[cm]?[jt]sx?|go|py|java|rb|rs|cs|cc|cpp|php):\d|(?:^|[\s("'])\/(?:[\w.@-]+\/)+[\w.@-]+|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[\w-]+(?:\.[\w-]+)*:\d{2,5}\b|\bE[A-Z]{4,}\b|panic/;

/** Whether the message of an error is a service's own, and fit for those outside. */
export function areServiceWords(message: string): boolean {
  return message !== "" && !OF_A_TRANSPORT.test(message) && !FROM_INSIDE.test(message);
}
