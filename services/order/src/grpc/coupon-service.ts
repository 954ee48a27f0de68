import { type FieldViolation, invalidRequest } from "@souk/chassis/errors";
import { etagOf, versionOf } from "@souk/chassis/etag";
import type { Handlers } from "@souk/chassis/grpc";
import type { PageTokens } from "@souk/chassis/pages";
import type { Coupon as ProtoCoupon } from "@souk/proto/souk/order/v1/coupon";
import type { CouponServiceService } from "@souk/proto/souk/order/v1/coupon_service";
import type {
  CountedCoupon,
  CouponChanges,
  CouponFields,
  createCoupon,
  getCoupon,
  listCoupons,
  updateCoupon,
} from "../usecases/manage-coupons.ts";
import { fromMoney, toMoney } from "./money-mapping.ts";

/** What staff can do with coupons. */
export interface CouponUseCases {
  readonly createCoupon: ReturnType<typeof createCoupon>;
  readonly getCoupon: ReturnType<typeof getCoupon>;
  readonly listCoupons: ReturnType<typeof listCoupons>;
  readonly updateCoupon: ReturnType<typeof updateCoupon>;
}

const DEFAULT_PAGE_SIZE = 24;
const LIST = { filters: {}, order: "coupon_code" };
const CHANGEABLE: Readonly<Record<string, keyof CouponChanges>> = {
  start_time: "startTime",
  end_time: "endTime",
  use_limit: "useLimit",
  use_limit_per_buyer: "useLimitPerBuyer",
  is_disabled: "disabled",
};

/** souk.order.v1.CouponService: requests in, use cases, replies out. */
export function createCouponService(app: CouponUseCases, pages: PageTokens): Handlers<typeof CouponServiceService> {
  return {
    createCoupon: async ({ coupon }) => ({ coupon: couponToProto(await app.createCoupon(fieldsOf(given(coupon)))) }),

    getCoupon: async ({ couponCode }) => ({ coupon: couponToProto(await app.getCoupon(couponCode)) }),

    listCoupons: async ({ pageSize, pageToken }) => {
      const [after] = pages.decode(pageToken, LIST) ?? [];
      const { coupons, next } = await app.listCoupons(after as string | undefined, pageSize || DEFAULT_PAGE_SIZE);
      return { coupons: coupons.map(couponToProto), nextPageToken: next ? pages.encode(LIST, [next]) : "" };
    },

    updateCoupon: async ({ coupon: asked, updateMask }, { signal }) => {
      const coupon = given(asked);
      const command = {
        ...{ code: coupon.couponCode, changes: changesOf(coupon, updateMask) },
        expectedV: versionOf(coupon.etag),
      };
      return { coupon: couponToProto(await app.updateCoupon(command, signal)) };
    },
  };
}

function couponToProto({ coupon, used }: CountedCoupon): ProtoCoupon {
  const { code, percent, amount, leastSubtotal, disabled, v, ...rest } = coupon;
  const { startTime, endTime, useLimit, useLimitPerBuyer, createTime, updateTime } = rest;
  return {
    ...{ couponCode: code, startTime, endTime, useLimit, useLimitPerBuyer, createTime, updateTime },
    discount: amount ? { $case: "amount", value: toMoney(amount) } : { $case: "percent", value: percent },
    ...{ leastSubtotal: leastSubtotal && toMoney(leastSubtotal) },
    ...{ isDisabled: disabled, usedCount: used, etag: etagOf(v) },
  };
}

function fieldsOf({ couponCode: code, discount, leastSubtotal, isDisabled, ...rest }: ProtoCoupon): CouponFields {
  const { startTime, endTime, useLimit, useLimitPerBuyer } = rest;
  const percent = discount?.$case === "percent" ? discount.value : 0;
  const amount = discount?.$case === "amount" ? fromMoney(discount.value) : undefined;
  return {
    ...{ code, percent, amount, startTime, endTime, useLimit, useLimitPerBuyer, disabled: isDisabled },
    leastSubtotal: leastSubtotal && fromMoney(leastSubtotal),
  };
}

/** The fields that a mask names; without one, those that are set. @throws AppError INVALID_REQUEST */
function changesOf(coupon: ProtoCoupon, mask: readonly string[] | undefined): CouponChanges {
  const fields = fieldsOf(coupon);
  const isAll = mask === undefined || mask.length === 0 || mask.includes("*");
  const isSet = (path: string) => Boolean(fields[CHANGEABLE[path] as keyof CouponFields]);
  const paths = isAll ? Object.keys(CHANGEABLE).filter(isSet) : mask;
  const unknown = paths.filter((path) => !Object.hasOwn(CHANGEABLE, path)).map(notChangeable);
  if (unknown.length > 0) throw invalidRequest(...unknown);
  return Object.fromEntries(paths.map((path) => [CHANGEABLE[path], fields[CHANGEABLE[path] as keyof CouponFields]]));
}

function notChangeable(path: string): FieldViolation {
  return { field: "update_mask", description: `${path} cannot be changed: ${Object.keys(CHANGEABLE).join(", ")} can` };
}

/** The contract's rules have seen to it that there is one. */
function given(coupon: ProtoCoupon | undefined): ProtoCoupon {
  if (!coupon) throw invalidRequest({ field: "coupon", description: "is required" });
  return coupon;
}
