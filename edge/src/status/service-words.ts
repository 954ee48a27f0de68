/** What grpc's runtimes say where no service said anything (grpc-js, and what grpc-go and grpc-core say through it). */
const OF_A_TRANSPORT =
  /^(?:No connection|Connection (?:dropped|closed|reset)|(?:The c|C)hannel (?:has been|closed)|Socket closed|Cannot create call|Compression method|Subchannel|Call cancelled|Cancelled (?:on client|by parent)|Deadline exceeded|Stream (?:refused|removed)|Received (?:RST_STREAM|HTTP status|message|compressed|unexpected)|Sent message larger|Name resolution|Failed to (?:start HTTP|connect |decompress |parse DNS)|No (?:message|status)|Attempted to|Write (?:error|failed)|Response message|Bandwidth exhausted|Protocol not secure|Too many responses|Error (?:de)?serializ|Unknown [Ee]rror$|The server does not implement|Method not found|grpc: |transport: |rpc error)/;

/** Stacks, source files, addresses, and the names of errors in most languages: what a service lets slip, not what it says. */
const FROM_INSIDE =
  /\n\s+at |\n\s*File "|goroutine \d|Traceback|\b\w+(?:Error|Exception)\b|\.(?:[cm]?[jt]sx?|go|py|java|rb|rs|cs|cc|cpp|php):\d|(?:^|[\s("'])\/(?:[\w.@-]+\/)+[\w.@-]+|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[\w-]+(?:\.[\w-]+)*:\d{2,5}\b|\bE[A-Z]{4,}\b|panic/;

/** Whether the message of an error is a service's own, and fit for those outside. */
export function areServiceWords(message: string): boolean {
  return message !== "" && !OF_A_TRANSPORT.test(message) && !FROM_INSIDE.test(message);
}
