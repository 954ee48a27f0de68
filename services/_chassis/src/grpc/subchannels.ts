import { type Client, getChannelzHandlers } from "@grpc/grpc-js";

interface ChannelReply {
  readonly channel: { readonly subchannel_ref: readonly { readonly subchannel_id: number }[] } | null;
}
interface SubchannelReply {
  readonly subchannel: { readonly data: { readonly state: { readonly state: string } | null } } | null;
}
type Ask = (
  call: { readonly request: Readonly<Record<string, unknown>> },
  answer: (error: unknown, reply: ChannelReply & SubchannelReply) => void,
) => void;

const handlers = getChannelzHandlers() as unknown as Readonly<Record<"GetChannel" | "GetSubchannel", Ask>>;

/** Whether one of a channel's addresses is connecting, though the channel as a whole may be ready; as channelz tells (gRFC A14). */
export async function isAnyConnecting(client: Client): Promise<boolean> {
  try {
    const { id } = client.getChannel().getChannelzRef();
    const { channel } = await ask("GetChannel", { channel_id: id });
    const refs = channel?.subchannel_ref ?? [];
    const replies = await Promise.all(refs.map((ref) => ask("GetSubchannel", { subchannel_id: ref.subchannel_id })));
    return replies.some(({ subchannel }) => subchannel?.data.state?.state === "CONNECTING");
  } catch {
    return false; // the channel has been closed meanwhile
  }
}

function ask(method: keyof typeof handlers, request: Readonly<Record<string, unknown>>) {
  return new Promise<ChannelReply & SubchannelReply>((resolve, reject) => {
    handlers[method]({ request }, (error, reply) => (error ? reject(error) : resolve(reply)));
  });
}
