// Made by `make generate` from the contracts. Do not edit.

export interface paths {
    "/v1/products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one product
         * @description Returns one product. Only staff see products that are not ACTIVE.
         */
        get: operations["CatalogService_GetProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the fields named in updateMask
         * @description Changes the fields named in updateMask. With product.etag it changes only what the caller has read.
         */
        patch: operations["CatalogService_UpdateProduct"];
        trace?: never;
    };
    "/v1/products:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns several products in the order asked for, and the ids of those that are not there
         * @description Returns several products in the order asked for, and the ids of those that are not there.
         */
        get: operations["CatalogService_BatchGetProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns products page by page
         * @description Returns products page by page. Only staff see products that are not ACTIVE. At most one of the filters categoryId, brand and variantGroup may be given. Filters and orders that go together: without filter: every order · categoryId, brand: `create_time desc`, `price`, `price desc` · variantGroup: `create_time desc`.
         */
        get: operations["CatalogService_ListProducts"];
        put?: never;
        /**
         * Adds a product
         * @description Adds a product. Repeated with the same requestId it returns the product that the first call made.
         *
         *     Rules:
         *     - product.title must not be empty
         *     - product.price must be given
         */
        post: operations["CatalogService_CreateProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}:archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a product out of the shop for good
         * @description Takes a product out of the shop for good. Archiving an archived product changes nothing.
         */
        post: operations["CatalogService_ArchiveProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{categoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one category with its breadcrumb
         * @description Returns one category with its breadcrumb.
         */
        get: operations["CatalogService_GetCategory"];
        put?: never;
        post?: never;
        /**
         * Takes an empty category out of the tree
         * @description Takes an empty category out of the tree. Archived products may go on naming it.
         */
        delete: operations["CatalogService_DeleteCategory"];
        options?: never;
        head?: never;
        /**
         * Changes the fields named in updateMask
         * @description Changes the fields named in updateMask. With category.etag it changes only what the caller has read.
         */
        patch: operations["CatalogService_UpdateCategory"];
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns what stands in a category, or at the top, page by page: its children in their order, or, with recursive, everything in it, depth first
         * @description Returns what stands in a category, or at the top, page by page: its children in their order, or, with recursive, everything in it, depth first. A page begins after the last category of the page before, wherever that stands then.
         */
        get: operations["CatalogService_ListCategories"];
        put?: never;
        /**
         * Adds a category
         * @description Adds a category. Repeated with the same requestId it returns the category that the first call made, for as long as there is one, and for 48 hours after its deletion.
         *
         *     Rules:
         *     - category.title must not be empty
         */
        post: operations["CatalogService_CreateCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{categoryId}:move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a category, with everything in it, into another place
         * @description Puts a category, with everything in it, into another place.
         */
        post: operations["CatalogService_MoveCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products:watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells of every change of a product, with the product as it stands, until the caller ends the call
         * @description Tells of every change of a product, with the product as it stands, until the caller ends the call. When the stream breaks, call again with the last resumeToken: nothing is left out, and each product's changes keep their order.
         */
        get: operations["CatalogService_WatchProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/importJobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns imports page by page, the newest first
         * @description Returns imports page by page, the newest first.
         */
        get: operations["CatalogService_ListImportJobs"];
        put?: never;
        /**
         * Takes a file of products, up to 50 MiB, and queues it
         * @description Takes a file of products, up to 50 MiB, and queues it. A record whose product is there changes the fields given, any other one makes a product; each takes effect once, whatever dies meanwhile. Repeated with the same requestId and the same file it returns the job that the first call made.
         */
        post: operations["CatalogService_ImportProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/importJobs/{importJobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how far an import is, and page by page which lines failed and why
         * @description Tells how far an import is, and page by page which lines failed and why.
         */
        get: operations["CatalogService_GetImportJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/importJobs/{importJobId}:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops an import within a batch of records; what it has imported stays
         * @description Stops an import within a batch of records; what it has imported stays. Cancelling a cancelled one changes nothing.
         */
        post: operations["CatalogService_CancelImportJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the stock of one product
         * @description Returns the stock of one product.
         */
        get: operations["InventoryService_GetStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the stock of several products in the order asked for, and the ids of those without stock
         * @description Returns the stock of several products in the order asked for, and the ids of those without stock.
         */
        get: operations["InventoryService_BatchGetStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{productId}:adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds units to a product's stock, or takes some away, and writes that into the ledger
         * @description Adds units to a product's stock, or takes some away, and writes that into the ledger. Repeated with the same requestId it returns the first call's entry.
         */
        post: operations["InventoryService_AdjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{productId}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns what happened to a product's stock, newest first
         * @description Returns what happened to a product's stock, newest first.
         */
        get: operations["InventoryService_ListStockLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock:watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells of every change of a stock, with the product's stock as it stands, until the caller ends the call
         * @description Tells of every change of a stock, with the product's stock as it stands, until the caller ends the call. When the stream breaks, call again with the last resumeToken: nothing is left out, and each bucket's changes keep their order.
         */
        get: operations["InventoryService_WatchStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A message type used to describe a single bad request field. */
        "google.rpc.BadRequest.FieldViolation": {
            /**
             * @description A path that leads to a field in the request body. The value will be a sequence of dot-separated identifiers that identify a protocol buffer field.
             *
             *     Consider the following:
             *
             *     message CreateContactRequest { message EmailAddress { enum Type { TYPE_UNSPECIFIED = 0; HOME = 1; WORK = 2; }
             *
             *     optional string email = 1; repeated EmailType type = 2; }
             *
             *     string full_name = 1; repeated EmailAddress email_addresses = 2; }
             *
             *     In this example, in proto `field` could take one of the following values:
             *
             *     * `full_name` for a violation in the `full_name` value
             *     * `email_addresses[0].email` for a violation in the `email` field of the first `email_addresses` message
             *     * `email_addresses[2].type[1]` for a violation in the second `type` value in the third `email_addresses` message.
             *
             *     In JSON, the same values are represented as:
             *
             *     * `fullName` for a violation in the `fullName` value
             *     * `emailAddresses[0].email` for a violation in the `email` field of the first `emailAddresses` message
             *     * `emailAddresses[2].type[1]` for a violation in the second `type` value in the third `emailAddresses` message.
             */
            field: string;
            /** @description A description of why the request element is bad. */
            description: string;
            /** @description The reason of the field-level error. This is a constant value that identifies the proximate cause of the field-level error. It should uniquely identify the type of the FieldViolation within the scope of the google.rpc.ErrorInfo.domain. This should be at most 63 characters and match a regular expression of `[A-Z][A-Z0-9_]+[A-Z0-9]`, which represents UPPER_SNAKE_CASE. */
            reason: string;
            /** @description Provides a localized error message for field-level errors that is safe to return to the API consumer. */
            localizedMessage?: components["schemas"]["google.rpc.LocalizedMessage"];
        };
        "google.rpc.LocalizedMessage": {
            locale: string;
            message: string;
        };
        /**
         * @description The `Status` type defines a logical error model that is suitable for different programming environments, including REST APIs and RPC APIs. It is used by [gRPC](https://github.com/grpc). Each `Status` message contains three pieces of data: error code, error message, and error details.
         *
         *     You can find out more about this error model and how to work with it in the [API Design Guide](https://cloud.google.com/apis/design/errors).
         */
        "google.rpc.Status": {
            /**
             * Format: int32
             * @description The status code, which should be an enum value of [google.rpc.Code][google.rpc.Code].
             */
            code: number;
            /** @description A developer-facing error message, which should be in English. Any user-facing error message should be localized and sent in the [google.rpc.Status.details][google.rpc.Status.details] field, or localized by the client. */
            message: string;
            /** @description A list of messages that carry the error details.  There is a common set of message types for APIs to use. */
            details: ({
                "@type"?: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /** @description Holds the products. */
        "souk.catalog.v1.BatchGetProductsResponse": {
            /** @description Those found, in the order asked for. */
            products: components["schemas"]["souk.catalog.v1.Product"][];
            /** @description The ids of those not found, or not to be seen by the caller. */
            missingProductIds: string[];
        };
        /** @description A shelf of the shop. Categories form a tree of at most 5000, at most 10 deep; products name them by id. */
        "souk.catalog.v1.Category": {
            /** @description Names the category for ever; see CreateCategoryRequest.categoryId. */
            readonly categoryId: string;
            /** @description The name that customers see. */
            title: string;
            /** @description The category that this one stands in; empty at the top. MoveCategory changes it. */
            parentCategoryId: string;
            /**
             * Format: int32
             * @description Counts the siblings before this one. Absent, or past the last one, it means the end. MoveCategory changes it.
             */
            position?: number;
            /** @description Leads from the top to the parent. */
            readonly breadcrumb: components["schemas"]["souk.catalog.v1.CategoryLink"][];
            /**
             * @description Changes with each change of the title or the place, but not when ancestors or siblings change. Sent with a write, it guards against a change by somebody else.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When the category was created.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When the title or the place last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description A shelf of the shop. Categories form a tree of at most 5000, at most 10 deep; products name them by id. */
        "souk.catalog.v1.Category-input": {
            /** @description Names the category for ever; see CreateCategoryRequest.categoryId. */
            readonly categoryId?: string;
            /** @description The name that customers see. */
            title: string;
            /** @description The category that this one stands in; empty at the top. MoveCategory changes it. */
            parentCategoryId?: string;
            /**
             * Format: int32
             * @description Counts the siblings before this one. Absent, or past the last one, it means the end. MoveCategory changes it.
             */
            position?: number;
            /** @description Leads from the top to the parent. */
            readonly breadcrumb?: components["schemas"]["souk.catalog.v1.CategoryLink-input"][];
            /**
             * @description Changes with each change of the title or the place, but not when ancestors or siblings change. Sent with a write, it guards against a change by somebody else.
             * @example 7
             */
            etag?: string;
            /**
             * Format: date-time
             * @description When the category was created.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When the title or the place last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description One step of a breadcrumb. */
        "souk.catalog.v1.CategoryLink": {
            /** @description Names the category. */
            categoryId: string;
            /** @description Its name as customers see it. */
            title: string;
        };
        /** @description One step of a breadcrumb. */
        "souk.catalog.v1.CategoryLink-input": {
            /** @description Names the category. */
            categoryId?: string;
            /** @description Its name as customers see it. */
            title?: string;
        };
        /** @description Says that the category is gone. */
        "souk.catalog.v1.DeleteCategoryResponse": Record<string, never>;
        /** @description Holds an import and a page of its errors. */
        "souk.catalog.v1.GetImportJobResponse": {
            /** @description The job asked for. */
            importJob?: components["schemas"]["souk.catalog.v1.ImportJob"];
            /** @description Those of this page, in the order of their lines. */
            errors: components["schemas"]["souk.catalog.v1.ImportLineError"][];
            /** @description Gets the next page; empty on the last one so far. */
            nextPageToken: string;
        };
        /**
         * @description Says how a file of products is written. Either way it is UTF-8.
         *
         *     - `IMPORT_FORMAT_UNSPECIFIED` is never valid.
         *     - `IMPORT_FORMAT_NDJSON` has one souk.catalog.v1.Product as ProtoJSON on each line.
         *     - `IMPORT_FORMAT_CSV` is RFC 4180 with a header of the contract's field names: `title`, `price.amount_minor`, `attributes.colour`, `pictures.uri`. Lists are parted by `;`, and an empty cell is a field that is not given.
         * @example IMPORT_FORMAT_NDJSON
         * @enum {string}
         */
        "souk.catalog.v1.ImportFormat": "IMPORT_FORMAT_UNSPECIFIED" | "IMPORT_FORMAT_NDJSON" | "IMPORT_FORMAT_CSV";
        /** @description A file of products on its way into the catalog. */
        "souk.catalog.v1.ImportJob": {
            /** @description Names the job. */
            importJobId: string;
            /** @description How the file is written. */
            format: components["schemas"]["souk.catalog.v1.ImportFormat"];
            /** @description Says how far the job is. */
            state: components["schemas"]["souk.catalog.v1.ImportJobState"];
            /**
             * Format: int64
             * @description The size of the file.
             * @example 12
             */
            sizeBytes: string;
            /**
             * Format: int64
             * @description How much of the file has been worked on.
             * @example 12
             */
            doneBytes: string;
            /**
             * Format: int64
             * @description Counts the records that made a product.
             * @example 12
             */
            createdCount: string;
            /**
             * Format: int64
             * @description Counts the records whose product was there, those that had nothing to change included.
             * @example 12
             */
            updatedCount: string;
            /**
             * Format: int64
             * @description Counts the records that could not be imported; GetImportJob tells of the first 10,000 why.
             * @example 12
             */
            failedCount: string;
            /**
             * Format: date-time
             * @description When the upload was complete.
             * @example 2026-01-31T12:00:00Z
             */
            createTime?: string;
            /**
             * Format: date-time
             * @description When the job last got on.
             * @example 2026-01-31T12:00:00Z
             */
            updateTime?: string;
            /**
             * Format: date-time
             * @description When the job ended; absent until then. It is forgotten 30 days later.
             * @example 2026-01-31T12:00:00Z
             */
            endTime?: string;
        };
        /**
         * @description Says how far an import is.
         *
         *     - `IMPORT_JOB_STATE_UNSPECIFIED` is never sent.
         *     - `IMPORT_JOB_STATE_QUEUED` waits for a worker.
         *     - `IMPORT_JOB_STATE_RUNNING` is being imported.
         *     - `IMPORT_JOB_STATE_SUCCEEDED` has come to the end of its file; some of its records may have failed.
         *     - `IMPORT_JOB_STATE_FAILED` could not be read at all; the error of the header's line says why.
         *     - `IMPORT_JOB_STATE_CANCELLED` was stopped by somebody; what had been imported by then stays.
         * @example IMPORT_JOB_STATE_QUEUED
         * @enum {string}
         */
        "souk.catalog.v1.ImportJobState": "IMPORT_JOB_STATE_UNSPECIFIED" | "IMPORT_JOB_STATE_QUEUED" | "IMPORT_JOB_STATE_RUNNING" | "IMPORT_JOB_STATE_SUCCEEDED" | "IMPORT_JOB_STATE_FAILED" | "IMPORT_JOB_STATE_CANCELLED";
        /** @description Says why the record that begins on a line was not imported. */
        "souk.catalog.v1.ImportLineError": {
            /**
             * Format: int64
             * @description The number of the line in the file, from 1.
             * @example 12
             */
            line: string;
            /** @description One of the catalog's error reasons or of the shared ones, such as `SLUG_TAKEN`. */
            reason: string;
            /** @description Says what is wrong and what to do. */
            message: string;
            /** @description Name the first faulty fields. */
            fieldViolations: components["schemas"]["google.rpc.BadRequest.FieldViolation"][];
        };
        /** @description Holds a page of categories. */
        "souk.catalog.v1.ListCategoriesResponse": {
            /** @description The categories of this page. */
            categories: components["schemas"]["souk.catalog.v1.Category"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Holds a page of imports. */
        "souk.catalog.v1.ListImportJobsResponse": {
            /** @description The jobs of this page, the newest first. */
            importJobs: components["schemas"]["souk.catalog.v1.ImportJob"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Holds a page of products. */
        "souk.catalog.v1.ListProductsResponse": {
            /** @description The products of this page. */
            products: components["schemas"]["souk.catalog.v1.Product"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description One picture of a product. */
        "souk.catalog.v1.Picture": {
            /** @description Where the picture is: an https address, or a `data:image/…` URI for a small one. */
            uri: string;
            /** @description Says in words what the picture shows. */
            altText: string;
        };
        /** @description One picture of a product. */
        "souk.catalog.v1.Picture-input": {
            /** @description Where the picture is: an https address, or a `data:image/…` URI for a small one. */
            uri: string;
            /** @description Says in words what the picture shows. */
            altText?: string;
        };
        /** @description One sellable unit (the SKU). Sizes and colours of one article are products that share `variantGroup`. */
        "souk.catalog.v1.Product": {
            /** @description Names the product for ever; see CreateProductRequest.productId. */
            readonly productId: string;
            /** @description The readable name in links, unique in the shop. Made from the title where none is given. */
            slug: string;
            /** @description The name that customers see. */
            title: string;
            /** @description Plain text with line breaks. */
            description: string;
            /** @description The maker's name as customers see it. */
            brand: string;
            /** @description The categories that the product stands in. */
            categoryIds: string[];
            /** @description Facts to show and to filter by, such as `colour` → `slate blue`. */
            attributes: {
                [key: string]: string;
            };
            /** @description Shown in this order; the first one stands for the product in lists. */
            pictures: components["schemas"]["souk.catalog.v1.Picture"][];
            /** @description What one unit costs, taxes included, in the currency of the shop. price must not be negative. */
            price?: components["schemas"]["souk.type.v1.Money"];
            /** @description Says who gets to see the product. */
            state: components["schemas"]["souk.catalog.v1.ProductState"];
            /** @description Shared by the products that are variants of one article; empty for a product without variants. */
            variantGroup: string;
            /**
             * @description Changes with each change of the product. Sent with a write, it guards against a change by somebody else.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When the product was created.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When the product last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description One sellable unit (the SKU). Sizes and colours of one article are products that share `variantGroup`. */
        "souk.catalog.v1.Product-input": {
            /** @description Names the product for ever; see CreateProductRequest.productId. */
            readonly productId?: string;
            /** @description The readable name in links, unique in the shop. Made from the title where none is given. */
            slug?: string;
            /** @description The name that customers see. */
            title: string;
            /** @description Plain text with line breaks. */
            description?: string;
            /** @description The maker's name as customers see it. */
            brand?: string;
            /** @description The categories that the product stands in. */
            categoryIds?: string[];
            /** @description Facts to show and to filter by, such as `colour` → `slate blue`. */
            attributes?: {
                [key: string]: string;
            };
            /** @description Shown in this order; the first one stands for the product in lists. */
            pictures?: components["schemas"]["souk.catalog.v1.Picture-input"][];
            /** @description What one unit costs, taxes included, in the currency of the shop. price must not be negative. */
            price: components["schemas"]["souk.type.v1.Money-input"];
            /** @description Says who gets to see the product. */
            state?: components["schemas"]["souk.catalog.v1.ProductState"];
            /** @description Shared by the products that are variants of one article; empty for a product without variants. */
            variantGroup?: string;
            /**
             * @description Changes with each change of the product. Sent with a write, it guards against a change by somebody else.
             * @example 7
             */
            etag?: string;
            /**
             * Format: date-time
             * @description When the product was created.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When the product last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description One change of a product. */
        "souk.catalog.v1.ProductChange": {
            /** @description Says what happened. */
            type: components["schemas"]["souk.catalog.v1.ProductChangeType"];
            /**
             * Format: int64
             * @description Counts the product's events, of which a change may make more than one; 0 in a snapshot.
             * @example 12
             */
            sequence: string;
            /** @description The product as it stands, which may already be the work of later changes; its etag never goes back. */
            product?: components["schemas"]["souk.catalog.v1.Product"];
        };
        /**
         * @description Says what happened to a product.
         *
         *     - `PRODUCT_CHANGE_TYPE_UNSPECIFIED` is never sent.
         *     - `PRODUCT_CHANGE_TYPE_SNAPSHOT` is a product as the watch found it.
         *     - `PRODUCT_CHANGE_TYPE_CREATED` is a new product.
         *     - `PRODUCT_CHANGE_TYPE_UPDATED` is a product that changed.
         *     - `PRODUCT_CHANGE_TYPE_ARCHIVED` is a product that was taken out of the shop.
         * @example PRODUCT_CHANGE_TYPE_SNAPSHOT
         * @enum {string}
         */
        "souk.catalog.v1.ProductChangeType": "PRODUCT_CHANGE_TYPE_UNSPECIFIED" | "PRODUCT_CHANGE_TYPE_SNAPSHOT" | "PRODUCT_CHANGE_TYPE_CREATED" | "PRODUCT_CHANGE_TYPE_UPDATED" | "PRODUCT_CHANGE_TYPE_ARCHIVED";
        /**
         * @description Says who gets to see a product.
         *
         *     - `PRODUCT_STATE_UNSPECIFIED` means DRAFT when a product is created.
         *     - `PRODUCT_STATE_DRAFT` is seen by staff only.
         *     - `PRODUCT_STATE_ACTIVE` is seen and bought by everyone.
         *     - `PRODUCT_STATE_ARCHIVED` is out of the shop for good; staff and old orders still find it.
         * @example PRODUCT_STATE_DRAFT
         * @enum {string}
         */
        "souk.catalog.v1.ProductState": "PRODUCT_STATE_UNSPECIFIED" | "PRODUCT_STATE_DRAFT" | "PRODUCT_STATE_ACTIVE" | "PRODUCT_STATE_ARCHIVED";
        /** @description Says that a snapshot has ended and the changes begin. */
        "souk.catalog.v1.SnapshotComplete": Record<string, never>;
        /** @description One message of a watch. A watch that begins without a token and without a snapshot first sends a message that holds nothing but the resumeToken. */
        "souk.catalog.v1.WatchProductsResponse": {
            /** @description Lets a later watch go on after this message; empty while the snapshot lasts, which cannot be resumed. */
            resumeToken: string;
            /** @description A change of a product, or, in a snapshot, one product. */
            change?: components["schemas"]["souk.catalog.v1.ProductChange"];
            /** @description Says that every product was sent. */
            snapshotComplete?: components["schemas"]["souk.catalog.v1.SnapshotComplete"];
        } & (unknown | unknown | unknown);
        /** @description Holds the stock of several products. */
        "souk.inventory.v1.BatchGetStockResponse": {
            /** @description What was found, in the order asked for. */
            stock: components["schemas"]["souk.inventory.v1.Stock"][];
            /** @description The ids of the products without stock. */
            missingProductIds: string[];
        };
        /** @description Holds a page of a ledger. */
        "souk.inventory.v1.ListStockLedgerResponse": {
            /** @description The entries of this page, newest first. */
            entries: components["schemas"]["souk.inventory.v1.StockLedgerEntry"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Says that a snapshot has ended and the changes begin. */
        "souk.inventory.v1.SnapshotComplete": Record<string, never>;
        /** @description Says how many units of a product there are. It is opened by the catalog's ProductChanged event. */
        "souk.inventory.v1.Stock": {
            /** @description Names the product. */
            productId: string;
            /**
             * Format: int64
             * @description How many units can be sold now: the sum over the buckets.
             * @example 12
             */
            availableQuantity: string;
            /** @description The parts that the stock is kept in. */
            buckets: components["schemas"]["souk.inventory.v1.StockBucket"][];
        };
        /** @description A part of a product's stock that changes as one. */
        "souk.inventory.v1.StockBucket": {
            /** @description Names the bucket: product, location and number. */
            bucketId: string;
            /** @description The place where the units lie. */
            locationId: string;
            /**
             * Format: int64
             * @description How many units can be sold now.
             * @example 12
             */
            availableQuantity: string;
            /**
             * @description Changes with each change of the bucket.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When the bucket last changed.
             * @example 2026-01-31T12:00:00Z
             */
            updateTime?: string;
        };
        /** @description One change of a product's stock. */
        "souk.inventory.v1.StockChange": {
            /** @description Names the bucket that changed; empty in a snapshot. */
            bucketId: string;
            /**
             * Format: int64
             * @description Counts the bucket's events, of which a change may make more than one; 0 in a snapshot.
             * @example 12
             */
            sequence: string;
            /** @description The product's stock as it stands, which may already be the work of later changes; no bucket's etag goes back. */
            stock?: components["schemas"]["souk.inventory.v1.Stock"];
        };
        /** @description One change of a bucket. Entries are only ever added. */
        "souk.inventory.v1.StockLedgerEntry": {
            /** @description Names the entry. */
            entryId: string;
            /** @description Names the product. */
            productId: string;
            /** @description The place where the units lie. */
            locationId: string;
            /** @description Says what happened. */
            kind: components["schemas"]["souk.inventory.v1.StockLedgerKind"];
            /**
             * Format: int64
             * @description By how many units the available quantity changed.
             * @example 12
             */
            delta: string;
            /**
             * Format: int64
             * @description The bucket's available quantity after the change.
             * @example 12
             */
            availableQuantityAfter: string;
            /** @description What whoever made the change had to say about it. */
            note: string;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-01-31T12:00:00Z
             */
            createTime?: string;
        };
        /**
         * @description Says what a ledger entry is about.
         *
         *     - `STOCK_LEDGER_KIND_UNSPECIFIED` is never stored.
         *     - `STOCK_LEDGER_KIND_OPENED` is the first entry of a bucket.
         *     - `STOCK_LEDGER_KIND_ADJUSTED` is a change by staff.
         * @example STOCK_LEDGER_KIND_OPENED
         * @enum {string}
         */
        "souk.inventory.v1.StockLedgerKind": "STOCK_LEDGER_KIND_UNSPECIFIED" | "STOCK_LEDGER_KIND_OPENED" | "STOCK_LEDGER_KIND_ADJUSTED";
        /** @description One message of a watch. A watch that begins without a token and without a snapshot first sends a message that holds nothing but the resumeToken. */
        "souk.inventory.v1.WatchStockResponse": {
            /** @description Lets a later watch go on after this message; empty while the snapshot lasts, which cannot be resumed. */
            resumeToken: string;
            /** @description A change of a stock, or, in a snapshot, the stock of one product. */
            change?: components["schemas"]["souk.inventory.v1.StockChange"];
            /** @description Says that the stock of every product was sent. */
            snapshotComplete?: components["schemas"]["souk.inventory.v1.SnapshotComplete"];
        } & (unknown | unknown | unknown);
        /** @description An amount in one currency, exact to its smallest unit. */
        "souk.type.v1.Money": {
            /** @description The three letters of ISO 4217. */
            currencyCode: string;
            /**
             * Format: int64
             * @description Counts the currency's smallest units: 1999 with EUR is 19.99 euro. A string in JSON.
             * @example 12
             */
            amountMinor: string;
        };
        /** @description An amount in one currency, exact to its smallest unit. */
        "souk.type.v1.Money-input": {
            /** @description The three letters of ISO 4217. */
            currencyCode: string;
            /**
             * Format: int64
             * @description Counts the currency's smallest units: 1999 with EUR is 19.99 euro. A string in JSON.
             * @example 12
             */
            amountMinor?: string;
        };
        /** @description An amount in one currency, exact to its smallest unit. */
        "souk.type.v1.Money-patch": {
            /** @description The three letters of ISO 4217. */
            currencyCode: string;
            /**
             * Format: int64
             * @description Counts the currency's smallest units: 1999 with EUR is 19.99 euro. A string in JSON.
             * @example 12
             */
            amountMinor?: string;
        };
        /** @description An error as RFC 9457 wants it. */
        Problem: {
            /** @description Names the kind of error: `urn:problem:<domain>:<reason>`, or `about:blank`. */
            type: string;
            /** @description The reason in words. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What went wrong here, and what to do. */
            detail: string;
            /** @description This one failure, by the id of its request. */
            instance: string;
            /** @description The code of google.rpc.Code. */
            code: number;
            /** @description The error reason; the same in every language and version. */
            reason?: string;
            /** @description Who defines the reason. */
            domain?: string;
            /** @description Facts about the failure. */
            metadata?: {
                [key: string]: string;
            };
            /** @description The fields at fault. */
            errors?: {
                /** @description The field, as JSON spells it. */
                field: string;
                /** @description What would be right. */
                detail: string;
            }[];
            /** @description Details of google.rpc.Status. */
            details: ({
                "@type"?: string;
            } & {
                [key: string]: unknown;
            })[];
        };
    };
    responses: {
        /**
         * @description Bad Request
         *
         *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
         *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
         */
        "400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Unauthorized
         *
         *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
         */
        "401-TOKEN_INVALID-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Unauthorized
         *
         *     - `TOKEN_REQUIRED`: The call needs a user's token
         *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
         */
        "401-TOKEN_INVALID-TOKEN_REQUIRED": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Unauthorized
         *
         *     - `TOKEN_REQUIRED`: The call needs a user's token
         *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
         */
        "401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Forbidden
         *
         *     - `ACCESS_DENIED`: The token's role may not call this rpc
         */
        "403-ACCESS_DENIED": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Forbidden
         *
         *     - `ACCESS_DENIED`: The token's role may not call this rpc
         */
        "403-ACCESS_DENIED-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Request Timeout
         *
         *     - `REQUEST_TIMEOUT`: The request itself came too slowly
         */
        "408-REQUEST_TIMEOUT-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Payload Too Large
         *
         *     - `BODY_TOO_LARGE`: The request body is larger than its route takes
         */
        "413-BODY_TOO_LARGE-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Unsupported Media Type
         *
         *     - `UNSUPPORTED_MEDIA_TYPE`: The request body is not JSON, or has an encoding that the edge does not know
         */
        "415-UNSUPPORTED_MEDIA_TYPE-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Unprocessable Entity
         *
         *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
         */
        "422-REQUEST_ID_REUSED-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Too Many Requests
         *
         *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
         */
        "429-RESOURCE_EXHAUSTED-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Internal Server Error
         *
         *     - `INTERNAL`: Something broke which should not; the request id finds it in the logs
         */
        "500-INTERNAL": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Internal Server Error
         *
         *     - `INTERNAL`: Something broke which should not; the request id finds it in the logs
         */
        "500-INTERNAL-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Service Unavailable
         *
         *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again
         *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
         */
        "503-BREAKER_OPEN-UNAVAILABLE-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Gateway Timeout
         *
         *     - `DEADLINE_EXCEEDED`: The call took longer than it may; whether it took effect is unknown
         */
        "504-DEADLINE_EXCEEDED": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Gateway Timeout
         *
         *     - `DEADLINE_EXCEEDED`: The call took longer than it may; whether it took effect is unknown
         */
        "504-DEADLINE_EXCEEDED-RateLimit": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["google.rpc.Status"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of this request; it finds it in the logs. */
        "X-Request-Id": string;
        /** @description The entity tag of the content, for If-Match and If-None-Match. */
        ETag: string;
        /** @description Where the resource is that was made. */
        Location: string;
        /** @description How many requests there may be: `"read";q=6000;w=60` are 6000 in 60 seconds. */
        "RateLimit-Policy": string;
        /** @description How many are left: `"read";r=5999;t=60` are 5999 for 60 seconds. */
        RateLimit: string;
        /** @description By whom and for how long the answer may be kept. */
        "Cache-Control": string;
        /** @description Where to read on: `rel="next"` is the next page, `rel="deprecation"` what to do instead. */
        Link: string;
        /** @description That this is the answer of an earlier call with the same key. */
        "Idempotency-Replayed": "true";
        /** @description In how many seconds to come again. */
        "Retry-After": number;
        /** @description That a bearer token is wanted. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    CatalogService_GetProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Entity tags of what is known already: where one is still right, the answer is 304 without content.
                 * @example "6"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Names the product.
                 * @example text
                 */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "productId": "text",
                     *       "slug": "text",
                     *       "title": "text",
                     *       "description": "text",
                     *       "brand": "text",
                     *       "categoryIds": [
                     *         "text"
                     *       ],
                     *       "attributes": {
                     *         "key": "text"
                     *       },
                     *       "pictures": [
                     *         {
                     *           "uri": "text",
                     *           "altText": "text"
                     *         }
                     *       ],
                     *       "price": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "state": "PRODUCT_STATE_DRAFT",
                     *       "variantGroup": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Product"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `PRODUCT_NOT_FOUND`: There is no such product, or none that the caller may see
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_UpdateProduct: {
        parameters: {
            query?: {
                /**
                 * @description Names the fields to change, one level deep; `*` or empty means every field that is set.
                 * @example title
                 */
                updateMask?: string;
                /**
                 * @description Makes the call safe to repeat for 48 hours.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                requestId?: string;
            };
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the product for ever; see CreateProductRequest.productId.
                 * @example text
                 */
                productId: string;
            };
            cookie?: never;
        };
        /** @description Holds the new values; product.productId names the product. product.productId must be given. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "text",
                 *       "title": "text",
                 *       "description": "text",
                 *       "brand": "text",
                 *       "categoryIds": [
                 *         "text"
                 *       ],
                 *       "attributes": {
                 *         "text": "text"
                 *       },
                 *       "pictures": [
                 *         {
                 *           "uri": "https://example.com/a",
                 *           "altText": "text"
                 *         }
                 *       ],
                 *       "price": {
                 *         "currencyCode": "EUR",
                 *         "amountMinor": "12"
                 *       },
                 *       "state": "PRODUCT_STATE_DRAFT",
                 *       "variantGroup": "text",
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /** @description The readable name in links, unique in the shop. Made from the title where none is given. */
                    slug?: string;
                    /** @description The name that customers see. */
                    title?: string;
                    /** @description Plain text with line breaks. */
                    description?: string;
                    /** @description The maker's name as customers see it. */
                    brand?: string;
                    /** @description The categories that the product stands in. */
                    categoryIds?: string[];
                    /** @description Facts to show and to filter by, such as `colour` → `slate blue`. */
                    attributes?: {
                        [key: string]: string;
                    };
                    /** @description Shown in this order; the first one stands for the product in lists. */
                    pictures?: components["schemas"]["souk.catalog.v1.Picture-input"][];
                    /** @description What one unit costs, taxes included, in the currency of the shop. price must not be negative. */
                    price?: components["schemas"]["souk.type.v1.Money-patch"];
                    /** @description Says who gets to see the product. */
                    state?: components["schemas"]["souk.catalog.v1.ProductState"];
                    /** @description Shared by the products that are variants of one article; empty for a product without variants. */
                    variantGroup?: string;
                    /**
                     * @description Changes with each change of the product. Sent with a write, it guards against a change by somebody else.
                     * @example 7
                     */
                    etag?: string;
                    /**
                     * Format: date-time
                     * @description When the product was created.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly createTime?: string;
                    /**
                     * Format: date-time
                     * @description When the product last changed.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly updateTime?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "productId": "text",
                     *       "slug": "text",
                     *       "title": "text",
                     *       "description": "text",
                     *       "brand": "text",
                     *       "categoryIds": [
                     *         "text"
                     *       ],
                     *       "attributes": {
                     *         "key": "text"
                     *       },
                     *       "pictures": [
                     *         {
                     *           "uri": "text",
                     *           "altText": "text"
                     *         }
                     *       ],
                     *       "price": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "state": "PRODUCT_STATE_DRAFT",
                     *       "variantGroup": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Product"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `CURRENCY_NOT_ACCEPTED`: The price is not in the currency of the shop
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `PRODUCT_NOT_FOUND`: There is no such product, or none that the caller may see
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             *     - `SLUG_TAKEN`: Another product has this slug
             *     - `ILLEGAL_STATE_CHANGE`: A product in this state cannot do that
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Precondition Failed
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_BatchGetProducts: {
        parameters: {
            query: {
                /**
                 * @description Name the products, 1 to 100 of them.
                 * @example [
                 *       "text"
                 *     ]
                 */
                productIds: string[];
            };
            header?: {
                /**
                 * @description Entity tags of what is known already: where one is still right, the answer is 304 without content.
                 * @example "6"
                 */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "products": [
                     *         {
                     *           "productId": "text",
                     *           "slug": "text",
                     *           "title": "text",
                     *           "description": "text",
                     *           "brand": "text",
                     *           "categoryIds": [
                     *             "text"
                     *           ],
                     *           "attributes": {
                     *             "key": "text"
                     *           },
                     *           "pictures": [
                     *             {
                     *               "uri": "text",
                     *               "altText": "text"
                     *             }
                     *           ],
                     *           "price": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "state": "PRODUCT_STATE_DRAFT",
                     *           "variantGroup": "text",
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "missingProductIds": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.BatchGetProductsResponse"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_ListProducts: {
        parameters: {
            query?: {
                /**
                 * @description The most products wanted on a page, up to 100; 0 means 24.
                 * @example 12
                 */
                pageSize?: number;
                /**
                 * @description The next_page_token of the page before; empty for the first page.
                 * @example text
                 */
                pageToken?: string;
                /**
                 * @description One of the orders below; empty means `create_time desc`.
                 * @example create_time desc
                 */
                orderBy?: "" | "create_time desc" | "title" | "price" | "price desc";
                /**
                 * @description Limits the list to products in this state; unspecified means ACTIVE. Others than ACTIVE are for staff.
                 * @example PRODUCT_STATE_DRAFT
                 */
                state?: components["schemas"]["souk.catalog.v1.ProductState"];
                /**
                 * @description Limits the list to products in this category.
                 * @example text
                 */
                categoryId?: string;
                /**
                 * @description Limits the list to products of this brand.
                 * @example text
                 */
                brand?: string;
                /**
                 * @description Limits the list to the variants of one article.
                 * @example text
                 */
                variantGroup?: string;
            };
            header?: {
                /**
                 * @description Entity tags of what is known already: where one is still right, the answer is 304 without content.
                 * @example "6"
                 */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "products": [
                     *         {
                     *           "productId": "text",
                     *           "slug": "text",
                     *           "title": "text",
                     *           "description": "text",
                     *           "brand": "text",
                     *           "categoryIds": [
                     *             "text"
                     *           ],
                     *           "attributes": {
                     *             "key": "text"
                     *           },
                     *           "pictures": [
                     *             {
                     *               "uri": "text",
                     *               "altText": "text"
                     *             }
                     *           ],
                     *           "price": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "state": "PRODUCT_STATE_DRAFT",
                     *           "variantGroup": "text",
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.ListProductsResponse"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request
             *
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each: for other combinations
             *     - `INVALID_PAGE_TOKEN`: The page token was not made by this list with these filters
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_CreateProduct: {
        parameters: {
            query?: {
                /**
                 * @description The id that the caller chooses: letters, digits, `.`, `_` and `-`. Empty lets the service make one.
                 * @example text
                 */
                productId?: string;
                /**
                 * @description Makes the call safe to repeat: the same id returns the first call's product.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                requestId?: string;
            };
            header?: {
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The product to add; its output fields are ignored. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "text",
                 *       "title": "text",
                 *       "description": "text",
                 *       "brand": "text",
                 *       "categoryIds": [
                 *         "text"
                 *       ],
                 *       "attributes": {
                 *         "text": "text"
                 *       },
                 *       "pictures": [
                 *         {
                 *           "uri": "https://example.com/a",
                 *           "altText": "text"
                 *         }
                 *       ],
                 *       "price": {
                 *         "currencyCode": "EUR",
                 *         "amountMinor": "12"
                 *       },
                 *       "state": "PRODUCT_STATE_DRAFT",
                 *       "variantGroup": "text",
                 *       "etag": "7"
                 *     }
                 */
                "application/json": components["schemas"]["souk.catalog.v1.Product-input"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "productId": "text",
                     *       "slug": "text",
                     *       "title": "text",
                     *       "description": "text",
                     *       "brand": "text",
                     *       "categoryIds": [
                     *         "text"
                     *       ],
                     *       "attributes": {
                     *         "key": "text"
                     *       },
                     *       "pictures": [
                     *         {
                     *           "uri": "text",
                     *           "altText": "text"
                     *         }
                     *       ],
                     *       "price": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "state": "PRODUCT_STATE_DRAFT",
                     *       "variantGroup": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Product"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `CURRENCY_NOT_ACCEPTED`: The price is not in the currency of the shop
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `PRODUCT_EXISTS`: The chosen product_id is taken
             *     - `SLUG_TAKEN`: Another product has this slug
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_ArchiveProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the product.
                 * @example text
                 */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "etag": "7",
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Etag, where given, must be that of the product as it stands.
                     * @example 7
                     */
                    etag?: string;
                    /**
                     * @description Makes the call safe to repeat for 48 hours.
                     * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                     */
                    requestId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "productId": "text",
                     *       "slug": "text",
                     *       "title": "text",
                     *       "description": "text",
                     *       "brand": "text",
                     *       "categoryIds": [
                     *         "text"
                     *       ],
                     *       "attributes": {
                     *         "key": "text"
                     *       },
                     *       "pictures": [
                     *         {
                     *           "uri": "text",
                     *           "altText": "text"
                     *         }
                     *       ],
                     *       "price": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "state": "PRODUCT_STATE_DRAFT",
                     *       "variantGroup": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Product"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `PRODUCT_NOT_FOUND`: There is no such product, or none that the caller may see
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Precondition Failed
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_GetCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Entity tags of what is known already: where one is still right, the answer is 304 without content.
                 * @example "6"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Names the category.
                 * @example text
                 */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "categoryId": "text",
                     *       "title": "text",
                     *       "parentCategoryId": "text",
                     *       "position": 12,
                     *       "breadcrumb": [
                     *         {
                     *           "categoryId": "text",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Category"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `CATEGORY_NOT_FOUND`: There is no such category, or no such parent
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_DeleteCategory: {
        parameters: {
            query?: {
                /**
                 * @description Etag, where given, must be that of the category as it stands.
                 * @example 7
                 */
                etag?: string;
                /**
                 * @description Makes the call safe to repeat for 48 hours.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                requestId?: string;
            };
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the category.
                 * @example text
                 */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.catalog.v1.DeleteCategoryResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `CATEGORY_NOT_FOUND`: There is no such category, or no such parent
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Conflict
             *
             *     - `CATEGORY_NOT_EMPTY`: Categories or products that are not archived stand in the category
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Precondition Failed
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_UpdateCategory: {
        parameters: {
            query?: {
                /**
                 * @description Names the fields to change, of which there is one, `title`; `*` or empty means every such field that is set.
                 * @example title
                 */
                updateMask?: string;
                /**
                 * @description Makes the call safe to repeat for 48 hours.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                requestId?: string;
            };
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the category for ever; see CreateCategoryRequest.categoryId.
                 * @example text
                 */
                categoryId: string;
            };
            cookie?: never;
        };
        /** @description Holds the new values; category.categoryId names the category. category.categoryId must be given. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "text",
                 *       "parentCategoryId": "text",
                 *       "position": 12,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /** @description The name that customers see. */
                    title?: string;
                    /** @description The category that this one stands in; empty at the top. MoveCategory changes it. */
                    parentCategoryId?: string;
                    /**
                     * Format: int32
                     * @description Counts the siblings before this one. Absent, or past the last one, it means the end. MoveCategory changes it.
                     */
                    position?: number;
                    /** @description Leads from the top to the parent. */
                    readonly breadcrumb?: components["schemas"]["souk.catalog.v1.CategoryLink-input"][];
                    /**
                     * @description Changes with each change of the title or the place, but not when ancestors or siblings change. Sent with a write, it guards against a change by somebody else.
                     * @example 7
                     */
                    etag?: string;
                    /**
                     * Format: date-time
                     * @description When the category was created.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly createTime?: string;
                    /**
                     * Format: date-time
                     * @description When the title or the place last changed.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly updateTime?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "categoryId": "text",
                     *       "title": "text",
                     *       "parentCategoryId": "text",
                     *       "position": 12,
                     *       "breadcrumb": [
                     *         {
                     *           "categoryId": "text",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Category"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `CATEGORY_NOT_FOUND`: There is no such category, or no such parent
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Precondition Failed
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_ListCategories: {
        parameters: {
            query?: {
                /**
                 * @description The most categories wanted on a page, up to 1000; 0 means 100.
                 * @example 12
                 */
                pageSize?: number;
                /**
                 * @description The next_page_token of the page before; empty for the first page.
                 * @example text
                 */
                pageToken?: string;
                /**
                 * @description Names the category to look into; empty means the top.
                 * @example text
                 */
                parentCategoryId?: string;
                /**
                 * @description Asks for everything in it, not only for its children.
                 * @example true
                 */
                recursive?: boolean;
            };
            header?: {
                /**
                 * @description Entity tags of what is known already: where one is still right, the answer is 304 without content.
                 * @example "6"
                 */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "categories": [
                     *         {
                     *           "categoryId": "text",
                     *           "title": "text",
                     *           "parentCategoryId": "text",
                     *           "position": 12,
                     *           "breadcrumb": [
                     *             {
                     *               "categoryId": "text",
                     *               "title": "text"
                     *             }
                     *           ],
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.ListCategoriesResponse"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request
             *
             *     - `INVALID_PAGE_TOKEN`: The page token was not made by this list with these filters: also when that last category does not stand there any more
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `CATEGORY_NOT_FOUND`: There is no such category, or no such parent
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_CreateCategory: {
        parameters: {
            query?: {
                /**
                 * @description The id that the caller chooses, as products name it: `table-lamps`. Empty lets the service make one.
                 * @example text
                 */
                categoryId?: string;
                /**
                 * @description Makes the call safe to repeat: the same id returns the first call's category.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                requestId?: string;
            };
            header?: {
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The category to add; its output fields are ignored. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "text",
                 *       "parentCategoryId": "text",
                 *       "position": 12,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": components["schemas"]["souk.catalog.v1.Category-input"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "categoryId": "text",
                     *       "title": "text",
                     *       "parentCategoryId": "text",
                     *       "position": 12,
                     *       "breadcrumb": [
                     *         {
                     *           "categoryId": "text",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Category"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `CATEGORY_NOT_FOUND`: There is no such category, or no such parent
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `CATEGORY_EXISTS`: The chosen category_id is taken
             *     - `CATEGORY_LIMIT_REACHED`: The tree cannot hold more categories
             *     - `CATEGORY_TOO_DEEP`: A category would stand too far from the top
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_MoveCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the category.
                 * @example text
                 */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "parentCategoryId": "text",
                 *       "position": 12,
                 *       "etag": "7",
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /** @description Names the category to put it into; empty means the top. */
                    parentCategoryId?: string;
                    /**
                     * Format: int32
                     * @description Counts the siblings that shall stand before it. Absent, or past the last one, it means the end.
                     */
                    position?: number;
                    /**
                     * @description Etag, where given, must be that of the category as it stands.
                     * @example 7
                     */
                    etag?: string;
                    /**
                     * @description Makes the call safe to repeat for 48 hours.
                     * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                     */
                    requestId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "categoryId": "text",
                     *       "title": "text",
                     *       "parentCategoryId": "text",
                     *       "position": 12,
                     *       "breadcrumb": [
                     *         {
                     *           "categoryId": "text",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.Category"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `CATEGORY_NOT_FOUND`: There is no such category, or no such parent
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `CATEGORY_CYCLE`: The new parent is the category itself, or stands in it
             *     - `CATEGORY_TOO_DEEP`: A category would stand too far from the top
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Precondition Failed
             *
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
             */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_WatchProducts: {
        parameters: {
            query?: {
                /**
                 * @description The last one of the watch before; the watch goes on after it.
                 * @example aa.11
                 */
                resumeToken?: string;
                /**
                 * @description Asks for every product as it stands, before the changes. Where a resumeToken is given it is passed over, since that is how browsers reconnect: with the same query and the last token.
                 * @example true
                 */
                snapshot?: boolean;
            };
            header?: {
                /**
                 * @description Where a stream goes on: the id of its last event. It wins over resumeToken.
                 * @example aa.11
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": {
                     *         "resumeToken": "text",
                     *         "change": {
                     *           "type": "PRODUCT_CHANGE_TYPE_SNAPSHOT",
                     *           "sequence": "12",
                     *           "product": {
                     *             "productId": "text",
                     *             "slug": "text",
                     *             "title": "text",
                     *             "description": "text",
                     *             "brand": "text",
                     *             "categoryIds": [
                     *               "text"
                     *             ],
                     *             "attributes": {
                     *               "key": "text"
                     *             },
                     *             "pictures": [
                     *               {
                     *                 "uri": "text",
                     *                 "altText": "text"
                     *               }
                     *             ],
                     *             "price": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "state": "PRODUCT_STATE_DRAFT",
                     *             "variantGroup": "text",
                     *             "etag": "7",
                     *             "createTime": "2026-01-31T12:00:00Z",
                     *             "updateTime": "2026-01-31T12:00:00Z"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/x-ndjson": {
                        result: components["schemas"]["souk.catalog.v1.WatchProductsResponse"];
                    } | {
                        error: components["schemas"]["google.rpc.Status"];
                    };
                    /**
                     * @example {
                     *       "resumeToken": "text",
                     *       "change": {
                     *         "type": "PRODUCT_CHANGE_TYPE_SNAPSHOT",
                     *         "sequence": "12",
                     *         "product": {
                     *           "productId": "text",
                     *           "slug": "text",
                     *           "title": "text",
                     *           "description": "text",
                     *           "brand": "text",
                     *           "categoryIds": [
                     *             "text"
                     *           ],
                     *           "attributes": {
                     *             "key": "text"
                     *           },
                     *           "pictures": [
                     *             {
                     *               "uri": "text",
                     *               "altText": "text"
                     *             }
                     *           ],
                     *           "price": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "state": "PRODUCT_STATE_DRAFT",
                     *           "variantGroup": "text",
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       }
                     *     }
                     */
                    "text/event-stream": components["schemas"]["souk.catalog.v1.WatchProductsResponse"] | components["schemas"]["google.rpc.Status"];
                    /**
                     * @example [
                     *       {
                     *         "resumeToken": "text",
                     *         "change": {
                     *           "type": "PRODUCT_CHANGE_TYPE_SNAPSHOT",
                     *           "sequence": "12",
                     *           "product": {
                     *             "productId": "text",
                     *             "slug": "text",
                     *             "title": "text",
                     *             "description": "text",
                     *             "brand": "text",
                     *             "categoryIds": [
                     *               "text"
                     *             ],
                     *             "attributes": {
                     *               "key": "text"
                     *             },
                     *             "pictures": [
                     *               {
                     *                 "uri": "text",
                     *                 "altText": "text"
                     *               }
                     *             ],
                     *             "price": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "state": "PRODUCT_STATE_DRAFT",
                     *             "variantGroup": "text",
                     *             "etag": "7",
                     *             "createTime": "2026-01-31T12:00:00Z",
                     *             "updateTime": "2026-01-31T12:00:00Z"
                     *           }
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": (components["schemas"]["souk.catalog.v1.WatchProductsResponse"] | {
                        error: components["schemas"]["google.rpc.Status"];
                    })[];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `WATCH_TOKEN_EXPIRED`: A watch cannot go on from its resume_token without a gap: ask for a snapshot
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED"];
            403: components["responses"]["403-ACCESS_DENIED"];
            500: components["responses"]["500-INTERNAL"];
            /**
             * @description Service Unavailable
             *
             *     - `DRAINING`: This server is about to stop; another one, or the same a little later, will answer: when this server is about to stop
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["504-DEADLINE_EXCEEDED"];
        };
    };
    CatalogService_ListImportJobs: {
        parameters: {
            query?: {
                /**
                 * @description The most jobs wanted on a page, up to 100; 0 means 24.
                 * @example 12
                 */
                pageSize?: number;
                /**
                 * @description The next_page_token of the page before; empty for the first page.
                 * @example text
                 */
                pageToken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importJobs": [
                     *         {
                     *           "importJobId": "text",
                     *           "format": "IMPORT_FORMAT_NDJSON",
                     *           "state": "IMPORT_JOB_STATE_QUEUED",
                     *           "sizeBytes": "12",
                     *           "doneBytes": "12",
                     *           "createdCount": "12",
                     *           "updatedCount": "12",
                     *           "failedCount": "12",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z",
                     *           "endTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.ListImportJobsResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `INVALID_PAGE_TOKEN`: The page token was not made by this list with these filters
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_ImportProducts: {
        parameters: {
            query?: {
                /**
                 * @description Makes the call safe to repeat; that of the first message counts.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                requestId?: string;
            };
            header?: {
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The next piece of the file, cut anywhere. Its content_type in the first message says how the file is written: `text/csv`, or `application/x-ndjson` (see ImportFormat). file must not hold more than 1048576 bytes in one message. */
        requestBody?: {
            content: {
                /** @example text */
                "*/*": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importJobId": "text",
                     *       "format": "IMPORT_FORMAT_NDJSON",
                     *       "state": "IMPORT_JOB_STATE_QUEUED",
                     *       "sizeBytes": "12",
                     *       "doneBytes": "12",
                     *       "createdCount": "12",
                     *       "updatedCount": "12",
                     *       "failedCount": "12",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z",
                     *       "endTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.ImportJob"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `IMPORT_EMPTY`: The file has no bytes
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Payload Too Large
             *
             *     - `IMPORT_TOO_LARGE`: The file is larger than an import may be
             *     - `BODY_TOO_LARGE`: The request body is larger than its route takes
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_GetImportJob: {
        parameters: {
            query?: {
                /**
                 * @description The most errors wanted on a page, up to 1000; 0 means 100.
                 * @example 12
                 */
                pageSize?: number;
                /**
                 * @description The next_page_token of the page before; empty for the first page.
                 * @example text
                 */
                pageToken?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Names the job.
                 * @example text
                 */
                importJobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importJob": {
                     *         "importJobId": "text",
                     *         "format": "IMPORT_FORMAT_NDJSON",
                     *         "state": "IMPORT_JOB_STATE_QUEUED",
                     *         "sizeBytes": "12",
                     *         "doneBytes": "12",
                     *         "createdCount": "12",
                     *         "updatedCount": "12",
                     *         "failedCount": "12",
                     *         "createTime": "2026-01-31T12:00:00Z",
                     *         "updateTime": "2026-01-31T12:00:00Z",
                     *         "endTime": "2026-01-31T12:00:00Z"
                     *       },
                     *       "errors": [
                     *         {
                     *           "line": "12",
                     *           "reason": "text",
                     *           "message": "text",
                     *           "fieldViolations": [
                     *             {
                     *               "field": "text",
                     *               "description": "text",
                     *               "reason": "text",
                     *               "localizedMessage": {
                     *                 "locale": "text",
                     *                 "message": "text"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.GetImportJobResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `INVALID_PAGE_TOKEN`: The page token was not made by this list with these filters
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `IMPORT_JOB_NOT_FOUND`: There is no such import, or not any more
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CatalogService_CancelImportJob: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the job.
                 * @example text
                 */
                importJobId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Marks repeats of the call; a job is cancelled once, however often it is asked for.
                     * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                     */
                    requestId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importJobId": "text",
                     *       "format": "IMPORT_FORMAT_NDJSON",
                     *       "state": "IMPORT_JOB_STATE_QUEUED",
                     *       "sizeBytes": "12",
                     *       "doneBytes": "12",
                     *       "createdCount": "12",
                     *       "updatedCount": "12",
                     *       "failedCount": "12",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z",
                     *       "endTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.catalog.v1.ImportJob"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `IMPORT_JOB_NOT_FOUND`: There is no such import, or not any more
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `IMPORT_NOT_CANCELLABLE`: The import has ended by itself
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            422: components["responses"]["422-REQUEST_ID_REUSED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    InventoryService_GetStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the product.
                 * @example text
                 */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "productId": "text",
                     *       "availableQuantity": "12",
                     *       "buckets": [
                     *         {
                     *           "bucketId": "text",
                     *           "locationId": "text",
                     *           "availableQuantity": "12",
                     *           "etag": "7",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.inventory.v1.Stock"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `STOCK_NOT_FOUND`: No stock is kept for this product; that of a new product opens within seconds
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    InventoryService_BatchGetStock: {
        parameters: {
            query: {
                /**
                 * @description Name the products, 1 to 100 of them.
                 * @example [
                 *       "text"
                 *     ]
                 */
                productIds: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stock": [
                     *         {
                     *           "productId": "text",
                     *           "availableQuantity": "12",
                     *           "buckets": [
                     *             {
                     *               "bucketId": "text",
                     *               "locationId": "text",
                     *               "availableQuantity": "12",
                     *               "etag": "7",
                     *               "updateTime": "2026-01-31T12:00:00Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missingProductIds": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.inventory.v1.BatchGetStockResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-TOKEN_INVALID-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    InventoryService_AdjustStock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Names the product.
                 * @example text
                 */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": "12",
                 *       "locationId": "text",
                 *       "note": "text",
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int64
                     * @description The number of units to add, or, below zero, to take away. delta must not be zero.
                     * @example 12
                     */
                    delta: string;
                    /** @description The place where the units lie; empty means `main`. */
                    locationId?: string;
                    /** @description Says why, for those who read the ledger. */
                    note?: string;
                    /**
                     * @description Makes the call safe to repeat, for ever.
                     * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                     */
                    requestId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entryId": "text",
                     *       "productId": "text",
                     *       "locationId": "text",
                     *       "kind": "STOCK_LEDGER_KIND_OPENED",
                     *       "delta": "12",
                     *       "availableQuantityAfter": "12",
                     *       "note": "text",
                     *       "createTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.inventory.v1.StockLedgerEntry"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `STOCK_LIMIT_REACHED`: The change would leave more than a bucket can count
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `STOCK_NOT_FOUND`: No stock is kept for this product; that of a new product opens within seconds
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `INSUFFICIENT_STOCK`: The change would leave less than nothing
             *     - `REQUEST_IN_FLIGHT`: An earlier copy of the same request has not been answered yet; google.rpc.RetryInfo says when to ask again
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Unprocessable Entity
             *
             *     - `REQUEST_ID_REUSED`: The same request_id came before with other content
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    InventoryService_ListStockLedger: {
        parameters: {
            query?: {
                /**
                 * @description The most entries wanted on a page, up to 100; 0 means 24.
                 * @example 12
                 */
                pageSize?: number;
                /**
                 * @description The next_page_token of the page before; empty for the first page.
                 * @example text
                 */
                pageToken?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Names the product.
                 * @example text
                 */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "entryId": "text",
                     *           "productId": "text",
                     *           "locationId": "text",
                     *           "kind": "STOCK_LEDGER_KIND_OPENED",
                     *           "delta": "12",
                     *           "availableQuantityAfter": "12",
                     *           "note": "text",
                     *           "createTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.inventory.v1.ListStockLedgerResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `INVALID_PAGE_TOKEN`: The page token was not made by this list with these filters
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `STOCK_NOT_FOUND`: No stock is kept for this product; that of a new product opens within seconds
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    InventoryService_WatchStock: {
        parameters: {
            query?: {
                /**
                 * @description The last one of the watch before; the watch goes on after it.
                 * @example aa.11
                 */
                resumeToken?: string;
                /**
                 * @description Asks for the stock of every product as it stands, before the changes. Where a resumeToken is given it is passed over, since that is how browsers reconnect: with the same query and the last token.
                 * @example true
                 */
                snapshot?: boolean;
            };
            header?: {
                /**
                 * @description Where a stream goes on: the id of its last event. It wins over resumeToken.
                 * @example aa.11
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": {
                     *         "resumeToken": "text",
                     *         "change": {
                     *           "bucketId": "text",
                     *           "sequence": "12",
                     *           "stock": {
                     *             "productId": "text",
                     *             "availableQuantity": "12",
                     *             "buckets": [
                     *               {
                     *                 "bucketId": "text",
                     *                 "locationId": "text",
                     *                 "availableQuantity": "12",
                     *                 "etag": "7",
                     *                 "updateTime": "2026-01-31T12:00:00Z"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/x-ndjson": {
                        result: components["schemas"]["souk.inventory.v1.WatchStockResponse"];
                    } | {
                        error: components["schemas"]["google.rpc.Status"];
                    };
                    /**
                     * @example {
                     *       "resumeToken": "text",
                     *       "change": {
                     *         "bucketId": "text",
                     *         "sequence": "12",
                     *         "stock": {
                     *           "productId": "text",
                     *           "availableQuantity": "12",
                     *           "buckets": [
                     *             {
                     *               "bucketId": "text",
                     *               "locationId": "text",
                     *               "availableQuantity": "12",
                     *               "etag": "7",
                     *               "updateTime": "2026-01-31T12:00:00Z"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "text/event-stream": components["schemas"]["souk.inventory.v1.WatchStockResponse"] | components["schemas"]["google.rpc.Status"];
                    /**
                     * @example [
                     *       {
                     *         "resumeToken": "text",
                     *         "change": {
                     *           "bucketId": "text",
                     *           "sequence": "12",
                     *           "stock": {
                     *             "productId": "text",
                     *             "availableQuantity": "12",
                     *             "buckets": [
                     *               {
                     *                 "bucketId": "text",
                     *                 "locationId": "text",
                     *                 "availableQuantity": "12",
                     *                 "etag": "7",
                     *                 "updateTime": "2026-01-31T12:00:00Z"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": (components["schemas"]["souk.inventory.v1.WatchStockResponse"] | {
                        error: components["schemas"]["google.rpc.Status"];
                    })[];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `WATCH_TOKEN_EXPIRED`: A watch cannot go on from its resume_token without a gap: ask for a snapshot
             *     - `INVALID_REQUEST`: Fields break their rules; google.rpc.BadRequest names each
             *     - `MALFORMED_REQUEST`: The bytes are no request of this rpc
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-TOKEN_INVALID-TOKEN_REQUIRED"];
            403: components["responses"]["403-ACCESS_DENIED"];
            500: components["responses"]["500-INTERNAL"];
            /**
             * @description Service Unavailable
             *
             *     - `DRAINING`: This server is about to stop; another one, or the same a little later, will answer: when this server is about to stop
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["504-DEADLINE_EXCEEDED"];
        };
    };
}
