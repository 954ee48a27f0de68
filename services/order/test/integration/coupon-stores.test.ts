import { migrate } from "@souk/chassis/mongo";
import { systemPorts } from "@souk/chassis/ports";
import { type TestMongo, testMongo } from "@souk/chassis/testing";
import { MongoCouponStore } from "../../src/store/coupon-store.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MongoUseCounterStore } from "../../src/store/use-counter-store.ts";
import { describeCouponStore, describeUseCounterStore } from "../support/coupon-store-suite.ts";
import { describeCouponUses } from "../support/coupon-uses-suite.ts";
import { MemoryCouponStore, MemoryUseCounterStore } from "../support/memory-coupon-stores.ts";

describeCouponStore("memory", () => new MemoryCouponStore());
describeUseCounterStore("memory", () => new MemoryUseCounterStore());
describeCouponUses("memory", () => ({ coupons: new MemoryCouponStore(), useCounters: new MemoryUseCounterStore() }));

describe("stores of coupons", () => {
  let mongo: TestMongo;
  before(async () => {
    mongo = await testMongo("order");
    await migrate(mongo.db, migrations, systemPorts());
  });
  after(() => mongo.close());
  beforeEach(async () => {
    for (const name of ["coupons", "couponUses"]) await mongo.db.collection(name).deleteMany({});
  });

  describeCouponStore("MongoDB", () => new MongoCouponStore(mongo.db));
  describeUseCounterStore("MongoDB", () => new MongoUseCounterStore(mongo.db));
  describeCouponUses("MongoDB", () => ({
    coupons: new MongoCouponStore(mongo.db),
    useCounters: new MongoUseCounterStore(mongo.db),
  }));
});
