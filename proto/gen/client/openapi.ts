// Made by `make generate` from the contracts. Do not edit.

export interface paths {
    "/v1/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the caller's cart; an empty one where there is none yet
         * @description Returns the caller's cart; an empty one where there is none yet. Lines whose product changed since they were added say so.
         */
        get: operations["CartService_GetCart"];
        put?: never;
        post?: never;
        /**
         * Takes everything out of the caller's cart
         * @description Takes everything out of the caller's cart.
         */
        delete: operations["CartService_EmptyCart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cart/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts units of a product into the caller's cart, on top of those that are in it
         * @description Puts units of a product into the caller's cart, on top of those that are in it. Repeated with the same requestId it changes nothing.
         */
        post: operations["CartService_AddItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cart/items/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a product out of the caller's cart
         * @description Takes a product out of the caller's cart. One that is not in it is no error.
         */
        delete: operations["CartService_RemoveItem"];
        options?: never;
        head?: never;
        /**
         * Sets how many units of a product are in the caller's cart, which it is put into where it is not; 0 takes it out
         * @description Sets how many units of a product are in the caller's cart, which it is put into where it is not; 0 takes it out.
         */
        patch: operations["CartService_SetItemQuantity"];
        trace?: never;
    };
    "/v1/cart:merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts what is in a guest's cart into the caller's own and empties the guest's, all or nothing
         * @description Puts what is in a guest's cart into the caller's own and empties the guest's, all or nothing. Of a product that is in both the units are added up, to 99 at most. An order that the guest has just placed counts for the caller's cart too. Repeated it changes nothing.
         */
        post: operations["CartService_MergeCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/v1/auth:register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account for an e-mail address and signs its owner in
         * @description Makes an account for an e-mail address and signs its owner in. Repeated with the same address and password it signs in.
         */
        post: operations["IdentityService_Register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a session with an e-mail address and a password, and a second factor where the account has one
         * @description Begins a session with an e-mail address and a password, and a second factor where the account has one.
         */
        post: operations["IdentityService_Login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a refresh token in for its successor and a fresh access token
         * @description Takes a refresh token in for its successor and a fresh access token. Within 10 seconds the same token gets the same successor again, for an answer that was lost; used later it ends the session, since somebody else must have it.
         */
        post: operations["IdentityService_Refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the session of the access token, or of the refresh token
         * @description Ends the session of the access token, or of the refresh token. One that has ended already, or never was, is no error.
         */
        post: operations["IdentityService_Logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:logoutEverywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends all sessions of the caller, also the one of this call
         * @description Ends all sessions of the caller, also the one of this call.
         */
        post: operations["IdentityService_LogoutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a session of somebody without an account
         * @description Begins a session of somebody without an account. Its subject stays the same as long as it is refreshed.
         */
        post: operations["IdentityService_Guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:requestPasswordReset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a link sent to the address, if it has an account; the answer does not say so
         * @description Has a link sent to the address, if it has an account; the answer does not say so.
         */
        post: operations["IdentityService_RequestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new password by the token of such a link, and ends all sessions
         * @description Sets a new password by the token of such a link, and ends all sessions. A token is good once, for an hour. Where the address was not verified before, it is now, and what was tied to the account meanwhile (logins elsewhere, a second factor) is not any more.
         */
        post: operations["IdentityService_ResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth:verifyEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms an account's address by the token of a link, whoever brings it
         * @description Confirms an account's address by the token of a link, whoever brings it. A token is good once, for a day.
         */
        post: operations["IdentityService_VerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the other places where people may sign in
         * @description Returns the other places where people may sign in.
         */
        get: operations["IdentityService_ListIdentityProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/providers/{providerId}:begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to sign in at another place (OpenID Connect, authorization code with PKCE), and says where to send the browser
         * @description Begins to sign in at another place (OpenID Connect, authorization code with PKCE), and says where to send the browser.
         */
        post: operations["IdentityService_BeginProviderSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/providers/{providerId}:complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends what BeginProviderSignIn began, with what the browser brought back, and begins a session
         * @description Ends what BeginProviderSignIn began, with what the browser brought back, and begins a session. An account with the same address is the same person only if both sides have verified the address. Where only a code is missing, or was wrong, the same can be sent again with one.
         */
        post: operations["IdentityService_CompleteProviderSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the caller's own account
         * @description Returns the caller's own account.
         */
        get: operations["IdentityService_GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the fields of the caller's own account that are named in updateMask
         * @description Changes the fields of the caller's own account that are named in updateMask.
         */
        patch: operations["IdentityService_UpdateMe"];
        trace?: never;
    };
    "/v1/me:changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new password and ends the caller's other sessions
         * @description Sets a new password and ends the caller's other sessions.
         */
        post: operations["IdentityService_ChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me:requestEmailVerification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a link sent to the caller's address, unless it is verified
         * @description Has a link sent to the caller's address, unless it is verified.
         */
        post: operations["IdentityService_RequestEmailVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/secondFactor:begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a secret for an authenticator app (TOTP, RFC 6238), which counts once it is confirmed
         * @description Makes a secret for an authenticator app (TOTP, RFC 6238), which counts once it is confirmed. Until then the same secret is returned.
         */
        post: operations["IdentityService_BeginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/secondFactor:confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor on, ends the caller's other sessions, and returns codes that each stand in once for a lost app
         * @description Turns the second factor on, ends the caller's other sessions, and returns codes that each stand in once for a lost app.
         */
        post: operations["IdentityService_ConfirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/secondFactor:remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor off again, and ends the caller's other sessions
         * @description Turns the second factor off again, and ends the caller's other sessions. Without one, nothing changes.
         */
        post: operations["IdentityService_RemoveSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the caller's addresses, the default one first
         * @description Returns the caller's addresses, the default one first.
         */
        get: operations["IdentityService_ListAddresses"];
        put?: never;
        /**
         * Adds an address to the caller's account
         * @description Adds an address to the caller's account. Repeated with the same requestId it returns the address that the first call made.
         */
        post: operations["IdentityService_CreateAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/addresses/{addressId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one of the caller's addresses
         * @description Returns one of the caller's addresses.
         */
        get: operations["IdentityService_GetAddress"];
        put?: never;
        post?: never;
        /**
         * Takes an address away
         * @description Takes an address away.
         */
        delete: operations["IdentityService_DeleteAddress"];
        options?: never;
        head?: never;
        /**
         * Changes the fields of an address that are named in updateMask
         * @description Changes the fields of an address that are named in updateMask.
         */
        patch: operations["IdentityService_UpdateAddress"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns accounts, newest first
         * @description Returns accounts, newest first. At most one of the filters can be given.
         */
        get: operations["IdentityService_ListUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns an account
         * @description Returns an account.
         */
        get: operations["IdentityService_GetUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}:grantRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an account a role
         * @description Gives an account a role. Its sessions end, so that the next one has the role. A role that it has is no error.
         */
        post: operations["IdentityService_GrantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}:revokeRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a role away from an account and ends its sessions
         * @description Takes a role away from an account and ends its sessions. A role that it does not have is no error.
         */
        post: operations["IdentityService_RevokeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}:lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the sessions of an account and lets it begin no other
         * @description Ends the sessions of an account and lets it begin no other. Only administrators may lock staff.
         */
        post: operations["IdentityService_LockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}:unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets an account sign in again
         * @description Lets an account sign in again. Only administrators may unlock staff.
         */
        post: operations["IdentityService_UnlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}:resetSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the second factor away from the account of somebody who has lost the app and all recovery codes, and ends its sessions
         * @description Takes the second factor away from the account of somebody who has lost the app and all recovery codes, and ends its sessions. Without one, nothing changes.
         */
        post: operations["IdentityService_ResetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auditEntries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns who signed in, who changed what about accounts and keys, and the like, newest first
         * @description Returns who signed in, who changed what about accounts and keys, and the like, newest first. At most one of the filters can be given.
         */
        get: operations["IdentityService_ListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apiKeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the keys of all machines, newest first, without their secrets
         * @description Returns the keys of all machines, newest first, without their secrets.
         */
        get: operations["IdentityService_ListApiKeys"];
        put?: never;
        /**
         * Makes a key for a machine
         * @description Makes a key for a machine. Repeated with the same apiKeyId by the same caller it returns the same key, for ten minutes.
         */
        post: operations["IdentityService_CreateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apiKeys/{apiKeyId}:revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a key; within seconds it is accepted nowhere
         * @description Ends a key; within seconds it is accepted nowhere. One that has ended already is no error.
         */
        post: operations["IdentityService_RevokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signingKeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the keys that tokens are signed with, newest first, without their private halves
         * @description Returns the keys that tokens are signed with, newest first, without their private halves.
         */
        get: operations["IdentityService_ListSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signingKeys:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new key, which signs once it is known everywhere
         * @description Makes a new key, which signs once it is known everywhere. Tokens of the old one stay good until they end. Repeated while a new key waits it returns that key.
         */
        post: operations["IdentityService_RotateSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the public keys that tokens are verified by (RFC 7517)
         * @description Returns the public keys that tokens are verified by (RFC 7517). A new key is among them for longer than the answer may be cached before it signs.
         */
        get: operations["IdentityService_GetJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns what verifiers of tokens discover about this shop (RFC 8414)
         * @description Returns what verifiers of tokens discover about this shop (RFC 8414).
         */
        get: operations["IdentityService_GetAuthorizationServer"];
        put?: never;
        post?: never;
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
    "/v1/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns coupons by their codes
         * @description Returns coupons by their codes.
         */
        get: operations["CouponService_ListCoupons"];
        put?: never;
        /**
         * Makes a coupon
         * @description Makes a coupon. Repeated with the same code and the same content it returns the one that is there.
         */
        post: operations["CouponService_CreateCoupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{couponCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a coupon
         * @description Returns a coupon.
         */
        get: operations["CouponService_GetCoupon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes when a coupon counts, and how often
         * @description Changes when a coupon counts, and how often. What it takes off stays as it is: make another one for that.
         */
        patch: operations["CouponService_UpdateCoupon"];
        trace?: never;
    };
    "/v1/orders:quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what the caller's cart costs: goods, shipping, tax and coupon
         * @description Says what the caller's cart costs: goods, shipping, tax and coupon. Nothing is held. The quote_token lets an order be placed at this price.
         */
        post: operations["OrderService_QuoteOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the caller's orders, newest first; staff may ask for those of all
         * @description Returns the caller's orders, newest first; staff may ask for those of all.
         */
        get: operations["OrderService_ListOrders"];
        put?: never;
        /**
         * Takes an order for the caller's cart, as it was quoted
         * @description Takes an order for the caller's cart, as it was quoted. The answer says that it was accepted; look at the order, or watch it, to see what becomes of it. With the same requestId it is the same order, for ever.
         */
        post: operations["OrderService_PlaceOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns an order of the caller's; staff see all
         * @description Returns an order of the caller's; staff see all.
         */
        get: operations["OrderService_GetOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}:watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells of an order as it stands, and of each change that its buyer can see, until it has ended or the caller goes away
         * @description Tells of an order as it stands, and of each change that its buyer can see, until it has ended or the caller goes away. When the stream breaks, call again with the last resumeToken.
         */
        get: operations["OrderService_WatchOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops an order, as long as its payment has not begun to be taken
         * @description Stops an order, as long as its payment has not begun to be taken. Repeated it changes nothing.
         */
        post: operations["OrderService_CancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}:refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives money back for an order that is paid: a part of it, or all that is left
         * @description Gives money back for an order that is paid: a part of it, or all that is left. Repeated with the same requestId it is the same refund.
         */
        post: operations["OrderService_RefundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/saga": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns what the shop does with an order, and what it has done
         * @description Returns what the shop does with an order, and what it has done.
         */
        get: operations["OrderService_GetOrderSaga"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/saga:retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has the step tried again at once, at which an order is stuck
         * @description Has the step tried again at once, at which an order is stuck. A refund that was declined is not tried again: ask for another one.
         */
        post: operations["OrderService_RetryOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/saga:compensate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has an order undone that is stuck: what was taken is given back, and it ends as cancelled
         * @description Has an order undone that is stuck: what was taken is given back, and it ends as cancelled.
         */
        post: operations["OrderService_CompensateOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/saga:skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goes on to the next step of an order that is stuck, since somebody has done by hand what this one is for
         * @description Goes on to the next step of an order that is stuck, since somebody has done by hand what this one is for. Where a refund was declined, it says that somebody has seen to that.
         */
        post: operations["OrderService_SkipOrderStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a payment as it stands
         * @description Returns a payment as it stands.
         */
        get: operations["PaymentService_GetPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes what a provider tells of its own accord
         * @description Takes what a provider tells of its own accord. The signature is checked over the raw bytes before anything of them is read; what is told is only a reason to ask the provider, never taken for true. Told again, or late, it changes nothing.
         */
        post: operations["PaymentService_ReceiveWebhook"];
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
        /**
         * @description Says whether a line can be had.
         *
         *     - `AVAILABILITY_UNSPECIFIED` says that it is not known now.
         *     - `AVAILABILITY_IN_STOCK` says that there is enough.
         *     - `AVAILABILITY_SHORT` says that there is less than wanted.
         *     - `AVAILABILITY_NOT_SOLD` says that the product is not sold any more.
         * @example AVAILABILITY_IN_STOCK
         * @enum {string}
         */
        "souk.cart.v1.Availability": "AVAILABILITY_UNSPECIFIED" | "AVAILABILITY_IN_STOCK" | "AVAILABILITY_SHORT" | "AVAILABILITY_NOT_SOLD";
        /** @description What somebody is about to buy. Nothing in it is held: stock is reserved when the order is placed. */
        "souk.cart.v1.Cart": {
            /** @description The lines, in the order in which they were added; each product once, 20 lines at most. */
            items: components["schemas"]["souk.cart.v1.CartItem"][];
            /** @description The sum of the lines at their unit_price; those that are not sold any more do not count. Absent where it is more than an amount can be: then the cart cannot be bought before something is taken out. */
            subtotal?: components["schemas"]["souk.type.v1.Money"];
            /**
             * @description Changes with each change of the lines; a quote is for one of them.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When the cart is forgotten unless it is changed; absent in an empty one.
             * @example 2026-01-31T12:00:00Z
             */
            expireTime?: string;
        };
        /** @description One line of a cart, with what was known of the product when it was read last. */
        "souk.cart.v1.CartItem": {
            /** @description Names the product. */
            productId: string;
            /**
             * Format: int32
             * @description How many units are wanted, 1 to 99.
             */
            quantity: number;
            /** @description The product's title. */
            title: string;
            /** @description What a unit costs now, or when it could be read last. */
            unitPrice?: components["schemas"]["souk.type.v1.Money"];
            /** @description What a unit cost when the line was added or changed. */
            addedUnitPrice?: components["schemas"]["souk.type.v1.Money"];
            /** @description Names the version of the product that title and unitPrice are from. */
            productEtag: string;
            /** @description Says whether so many can be had now. */
            availability: components["schemas"]["souk.cart.v1.Availability"];
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
        /** @description A place where somebody gets parcels. */
        "souk.identity.v1.Address": {
            /** @description Names the address. */
            addressId: string;
            /** @description Who gets the parcels. */
            recipient: string;
            /** @description Street, house, floor and the like, in the order in which they are written. */
            lines: string[];
            /** @description The postal code; empty where there is none. */
            postalCode: string;
            /** @description The town. */
            city: string;
            /** @description The state, province or county; empty where addresses have none. */
            region: string;
            /** @description The country by two letters (ISO 3166-1). */
            countryCode: string;
            /** @description A number for the carrier in international form (E.164); empty for none. */
            phone: string;
            /** @description Says that this is the one to propose. An account has at most one. */
            isDefault: boolean;
            /**
             * @description Changes with each change of the address.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When the address was added.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description A place where somebody gets parcels. */
        "souk.identity.v1.Address-input": {
            /** @description Names the address. */
            addressId?: string;
            /** @description Who gets the parcels. */
            recipient: string;
            /** @description Street, house, floor and the like, in the order in which they are written. */
            lines: string[];
            /** @description The postal code; empty where there is none. */
            postalCode?: string;
            /** @description The town. */
            city: string;
            /** @description The state, province or county; empty where addresses have none. */
            region?: string;
            /** @description The country by two letters (ISO 3166-1). */
            countryCode: string;
            /** @description A number for the carrier in international form (E.164); empty for none. */
            phone?: string;
            /** @description Says that this is the one to propose. An account has at most one. */
            isDefault?: boolean;
            /**
             * @description Changes with each change of the address.
             * @example 7
             */
            etag?: string;
            /**
             * Format: date-time
             * @description When the address was added.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description Lets a machine call without a person's session. Its secret is kept only as a hash. */
        "souk.identity.v1.ApiKey": {
            /** @description Names the key. */
            readonly apiKeyId: string;
            /** @description Says which machine has it. */
            displayName: string;
            /** @description What the machine is, at most: ROLE_CUSTOMER or ROLE_STAFF. */
            role: components["schemas"]["souk.identity.v1.Role"];
            /** @description What it may do of that: `<domain>.read` and `<domain>.write`, such as `catalog.write`. */
            scopes: string[];
            /** @description How the key begins, by which people tell keys apart. */
            readonly prefix: string;
            /**
             * Format: date-time
             * @description When the key and its tokens end; it lies ahead. A year from now without it, and no later than that.
             * @example 2026-01-31T12:00:00Z
             */
            expireTime?: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; absent if never.
             * @example 2026-01-31T12:00:00Z
             */
            readonly lastUseTime?: string;
            /**
             * Format: date-time
             * @description When it was revoked; absent if it was not.
             * @example 2026-01-31T12:00:00Z
             */
            readonly revokeTime?: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
        };
        /** @description Lets a machine call without a person's session. Its secret is kept only as a hash. */
        "souk.identity.v1.ApiKey-input": {
            /** @description Names the key. */
            readonly apiKeyId?: string;
            /** @description Says which machine has it. */
            displayName: string;
            /**
             * @description What the machine is, at most: ROLE_CUSTOMER or ROLE_STAFF.
             * @enum {string}
             */
            role: "ROLE_CUSTOMER" | "ROLE_STAFF";
            /** @description What it may do of that: `<domain>.read` and `<domain>.write`, such as `catalog.write`. */
            scopes: string[];
            /** @description How the key begins, by which people tell keys apart. */
            readonly prefix?: string;
            /**
             * Format: date-time
             * @description When the key and its tokens end; it lies ahead. A year from now without it, and no later than that.
             * @example 2026-01-31T12:00:00Z
             */
            expireTime?: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; absent if never.
             * @example 2026-01-31T12:00:00Z
             */
            readonly lastUseTime?: string;
            /**
             * Format: date-time
             * @description When it was revoked; absent if it was not.
             * @example 2026-01-31T12:00:00Z
             */
            readonly revokeTime?: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
        };
        /** @description The metadata of an OAuth 2.0 authorization server, as far as verifiers of tokens need it (RFC 8414, 2). */
        "souk.identity.v1.AuthorizationServer": {
            /** @description The claim `iss` of tokens. */
            issuer: string;
            /** @description Where the public keys are. */
            jwks_uri: string;
            /** @description Where sessions begin. */
            token_endpoint: string;
            /** @description Empty: there is no authorization endpoint. */
            response_types_supported: string[];
            /** @description The ways to get a token. */
            grant_types_supported: string[];
            /** @description The scopes that tokens of machines may have. */
            scopes_supported: string[];
            /** @description The algorithms of access tokens. */
            access_token_signing_alg_values_supported: string[];
        };
        /** @description Says where to send the browser. */
        "souk.identity.v1.BeginProviderSignInResponse": {
            /** @description Where to send the browser. */
            authorizationUri: string;
            /** @description To be kept by whoever began, and given to CompleteProviderSignIn: it ties the end to the beginning. */
            flowToken: string;
            /**
             * Format: date-time
             * @description Until when the sign-in can be completed.
             * @example 2026-01-31T12:00:00Z
             */
            expireTime?: string;
        };
        /** @description Says that the password is set. */
        "souk.identity.v1.ChangePasswordResponse": Record<string, never>;
        /** @description Holds what to keep in a safe place. */
        "souk.identity.v1.ConfirmSecondFactorResponse": {
            /** @description Each stand in once for the app; they are shown this one time. */
            recoveryCodes: string[];
        };
        /** @description Holds the new key. */
        "souk.identity.v1.CreateApiKeyResponse": {
            /** @description What is kept of it. */
            apiKey?: components["schemas"]["souk.identity.v1.ApiKey"];
            /** @description The whole key as its holder sends it, in `Authorization: Bearer`; it is not kept, and shown again only to a repeat of the call. */
            secret: string;
        };
        /** @description A JSON Web Key Set (RFC 7517, 5). */
        "souk.identity.v1.GetJwksResponse": {
            /** @description The public keys. */
            keys: components["schemas"]["souk.identity.v1.JsonWebKey"][];
        };
        /** @description Another place where people may sign in. */
        "souk.identity.v1.IdentityProvider": {
            /** @description Names the place. */
            providerId: string;
            /** @description What to write on the button. */
            displayName: string;
        };
        /** @description A public key (RFC 7517, RFC 7518 6.2). */
        "souk.identity.v1.JsonWebKey": {
            /** @description Names the key. */
            kid: string;
            /** @description `EC`. */
            kty: string;
            /** @description `P-256`. */
            crv: string;
            /** @description The x coordinate in base64url. */
            x: string;
            /** @description The y coordinate in base64url. */
            y: string;
            /** @description `ES256`. */
            alg: string;
            /** @description `sig`. */
            use: string;
        };
        /** @description Holds the addresses. */
        "souk.identity.v1.ListAddressesResponse": {
            /** @description Those of the account, the default one first. */
            addresses: components["schemas"]["souk.identity.v1.Address"][];
        };
        /** @description Holds a page of keys. */
        "souk.identity.v1.ListApiKeysResponse": {
            /** @description The keys of this page. */
            apiKeys: components["schemas"]["souk.identity.v1.ApiKey"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Holds a page of the audit log. */
        "souk.identity.v1.ListAuditEntriesResponse": {
            /** @description The entries of this page, newest first. */
            entries: components["schemas"]["souk.ops.v1.AuditEntry"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Holds the places where people may sign in. */
        "souk.identity.v1.ListIdentityProvidersResponse": {
            /** @description Those that this shop is configured for. */
            providers: components["schemas"]["souk.identity.v1.IdentityProvider"][];
        };
        /** @description Holds the keys. */
        "souk.identity.v1.ListSigningKeysResponse": {
            /** @description The keys, newest first. */
            signingKeys: components["schemas"]["souk.identity.v1.SigningKey"][];
        };
        /** @description Holds a page of accounts. */
        "souk.identity.v1.ListUsersResponse": {
            /** @description The accounts of this page. */
            users: components["schemas"]["souk.identity.v1.User"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Says that the sessions have ended. */
        "souk.identity.v1.LogoutEverywhereResponse": Record<string, never>;
        /** @description Says that the session has ended. */
        "souk.identity.v1.LogoutResponse": Record<string, never>;
        /** @description Says that there is no second factor. */
        "souk.identity.v1.RemoveSecondFactorResponse": Record<string, never>;
        /** @description Says that the link is on its way, or not needed. */
        "souk.identity.v1.RequestEmailVerificationResponse": Record<string, never>;
        /** @description Says nothing of whether the address has an account. */
        "souk.identity.v1.RequestPasswordResetResponse": Record<string, never>;
        /** @description Says that the password is set. */
        "souk.identity.v1.ResetPasswordResponse": Record<string, never>;
        /**
         * @description What somebody may be in the shop.
         *
         *     - `ROLE_UNSPECIFIED` is never stored; as a filter it means any.
         *     - `ROLE_CUSTOMER` is somebody who buys; every account has it.
         *     - `ROLE_STAFF` is somebody who works in the shop.
         *     - `ROLE_ADMIN` is somebody who administers the shop.
         * @example ROLE_CUSTOMER
         * @enum {string}
         */
        "souk.identity.v1.Role": "ROLE_UNSPECIFIED" | "ROLE_CUSTOMER" | "ROLE_STAFF" | "ROLE_ADMIN";
        /** @description What an authenticator app needs. */
        "souk.identity.v1.SecondFactor": {
            /** @description The key in base32. */
            secret: string;
            /** @description The same as a link that apps read, `otpauth://totp/…`. */
            uri: string;
        };
        /** @description What somebody has who signed in, or came as a guest. */
        "souk.identity.v1.Session": {
            /** @description Names the session; it is the claim `sid` of its tokens. */
            sessionId: string;
            /** @description The subject of the tokens: the account, or the guest. */
            userId: string;
            /** @description What the tokens let their holder be; none for a guest. */
            roles: components["schemas"]["souk.identity.v1.Role"][];
            /** @description A token for 10 minutes, to be sent as `Authorization: Bearer` (RFC 9068). */
            accessToken: string;
            /**
             * Format: date-time
             * @description When the access token expires.
             * @example 2026-01-31T12:00:00Z
             */
            expireTime?: string;
            /** @description What Refresh takes, once. */
            refreshToken: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed.
             * @example 2026-01-31T12:00:00Z
             */
            refreshExpireTime?: string;
        };
        /** @description A key that tokens are signed with. */
        "souk.identity.v1.SigningKey": {
            /** @description The `kid` of its tokens. */
            keyId: string;
            /**
             * Format: date-time
             * @description When it was made and published.
             * @example 2026-01-31T12:00:00Z
             */
            createTime?: string;
            /**
             * Format: date-time
             * @description From when on it signs.
             * @example 2026-01-31T12:00:00Z
             */
            activateTime?: string;
            /**
             * Format: date-time
             * @description When its last token has expired and it is published no more; absent for the newest key.
             * @example 2026-01-31T12:00:00Z
             */
            retireTime?: string;
        };
        /** @description An account. */
        "souk.identity.v1.User": {
            /** @description Names the account; it is the subject of its tokens. */
            readonly userId: string;
            /** @description The account's address. */
            readonly email: string;
            /** @description Says whether its owner has followed a link that was sent there. */
            readonly emailVerified: boolean;
            /** @description How the person wants to be called. */
            displayName: string;
            /** @description A number in international form, such as +4930123456 (E.164); empty for none. */
            phone: string;
            /** @description What the account may be. */
            readonly roles: components["schemas"]["souk.identity.v1.Role"][];
            /** @description Says whether the account may be used. */
            readonly state: components["schemas"]["souk.identity.v1.UserState"];
            /** @description Says why the account is locked; only staff see it. */
            readonly lockNote: string;
            /** @description Says whether signing in takes a second factor. */
            readonly secondFactorEnabled: boolean;
            /** @description Name the other places where this person signs in. */
            readonly providerIds: string[];
            /**
             * @description Changes with each change of the account.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When the account was made.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /** @description An account. */
        "souk.identity.v1.User-patch": {
            /** @description Names the account; it is the subject of its tokens. */
            readonly userId?: string;
            /** @description The account's address. */
            readonly email?: string;
            /** @description Says whether its owner has followed a link that was sent there. */
            readonly emailVerified?: boolean;
            /** @description How the person wants to be called. */
            displayName?: string;
            /** @description A number in international form, such as +4930123456 (E.164); empty for none. */
            phone?: string;
            /** @description What the account may be. */
            readonly roles?: components["schemas"]["souk.identity.v1.Role"][];
            /** @description Says whether the account may be used. */
            readonly state?: components["schemas"]["souk.identity.v1.UserState"];
            /** @description Says why the account is locked; only staff see it. */
            readonly lockNote?: string;
            /** @description Says whether signing in takes a second factor. */
            readonly secondFactorEnabled?: boolean;
            /** @description Name the other places where this person signs in. */
            readonly providerIds?: string[];
            /**
             * @description Changes with each change of the account.
             * @example 7
             */
            etag?: string;
            /**
             * Format: date-time
             * @description When the account was made.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        };
        /**
         * @description Says whether an account may be used.
         *
         *     - `USER_STATE_UNSPECIFIED` is never stored.
         *     - `USER_STATE_ACTIVE` is an account that may be used.
         *     - `USER_STATE_LOCKED` is an account that staff have locked.
         * @example USER_STATE_ACTIVE
         * @enum {string}
         */
        "souk.identity.v1.UserState": "USER_STATE_UNSPECIFIED" | "USER_STATE_ACTIVE" | "USER_STATE_LOCKED";
        /** @description Says that the address is verified. */
        "souk.identity.v1.VerifyEmailResponse": Record<string, never>;
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
         *     - `STOCK_LEDGER_KIND_RESERVED` is what an order took out of what can be sold; the note names the order.
         *     - `STOCK_LEDGER_KIND_RELEASED` is what an order gave back.
         *     - `STOCK_LEDGER_KIND_EXPIRED` is what was taken from an order that was not confirmed in time.
         *     - `STOCK_LEDGER_KIND_SOLD` is what an order had reserved and has bought; nothing changes in what can be sold.
         * @example STOCK_LEDGER_KIND_OPENED
         * @enum {string}
         */
        "souk.inventory.v1.StockLedgerKind": "STOCK_LEDGER_KIND_UNSPECIFIED" | "STOCK_LEDGER_KIND_OPENED" | "STOCK_LEDGER_KIND_ADJUSTED" | "STOCK_LEDGER_KIND_RESERVED" | "STOCK_LEDGER_KIND_RELEASED" | "STOCK_LEDGER_KIND_EXPIRED" | "STOCK_LEDGER_KIND_SOLD";
        /** @description One message of a watch. A watch that begins without a token and without a snapshot first sends a message that holds nothing but the resumeToken. */
        "souk.inventory.v1.WatchStockResponse": {
            /** @description Lets a later watch go on after this message; empty while the snapshot lasts, which cannot be resumed. */
            resumeToken: string;
            /** @description A change of a stock, or, in a snapshot, the stock of one product. */
            change?: components["schemas"]["souk.inventory.v1.StockChange"];
            /** @description Says that the stock of every product was sent. */
            snapshotComplete?: components["schemas"]["souk.inventory.v1.SnapshotComplete"];
        } & (unknown | unknown | unknown);
        /** @description Says that somebody did something that must not be denied later. It is never changed and never deleted, so it holds ids and facts only. */
        "souk.ops.v1.AuditEntry": {
            /**
             * Format: int64
             * @description Its number; the entries of a service are numbered from 1 without a gap.
             * @example 12
             */
            n: string;
            /**
             * Format: date-time
             * @description When it was done.
             * @example 2026-01-31T12:00:00Z
             */
            time?: string;
            /** @description What was done, such as `breaker.trip` or `role.grant`. */
            action: string;
            /** @description The subject of the user who did it, or the service that did it for itself. */
            actor: string;
            /** @description The service that called; empty for a service's own work. */
            caller: string;
            /** @description The id of what it was done to. */
            target: string;
            /** @description Facts about it, by name. */
            details: {
                [key: string]: string;
            };
            /**
             * @description The call's id in the logs.
             * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
             */
            requestId: string;
            /** @description Names the call's trace; empty where it had none. */
            traceparent: string;
            /** @description The entry's own id, which it keeps wherever it is copied to. */
            entryId: string;
            /** @description The link to the next entry: a keyed hash over this one and the hash of the one before, in hexadecimal. */
            hash: string;
        };
        /**
         * @description Says why an order came to nothing.
         *
         *     - `CANCEL_REASON_UNSPECIFIED` is that of an order which did not.
         *     - `CANCEL_REASON_BUYER` says that its buyer, or staff, has cancelled it.
         *     - `CANCEL_REASON_OUT_OF_STOCK` says that there was less than wanted, or that it was held by others.
         *     - `CANCEL_REASON_COUPON` says that the coupon had been used up, or had ended.
         *     - `CANCEL_REASON_PAYMENT_DECLINED` says that the provider would not take the money; see decline_code.
         *     - `CANCEL_REASON_EXPIRED` says that it took too long: the buyer did not take the step that was asked for, or the provider could not be reached.
         *     - `CANCEL_REASON_STAFF` says that staff has taken it back while it was stuck.
         * @example CANCEL_REASON_BUYER
         * @enum {string}
         */
        "souk.order.v1.CancelReason": "CANCEL_REASON_UNSPECIFIED" | "CANCEL_REASON_BUYER" | "CANCEL_REASON_OUT_OF_STOCK" | "CANCEL_REASON_COUPON" | "CANCEL_REASON_PAYMENT_DECLINED" | "CANCEL_REASON_EXPIRED" | "CANCEL_REASON_STAFF";
        /** @description Takes something off an order. */
        "souk.order.v1.Coupon": {
            /** @description What buyers type; letters count as capitals. */
            couponCode: string;
            /**
             * Format: int32
             * @description How many hundredths of the goods it takes off.
             */
            percent?: number;
            /** @description How much it takes off, but never more than the goods cost. amount must be more than nothing. */
            amount?: components["schemas"]["souk.type.v1.Money"];
            /** @description What the goods must cost at least; absent for any. */
            leastSubtotal?: components["schemas"]["souk.type.v1.Money"];
            /**
             * Format: date-time
             * @description From when on it counts; absent for at once.
             * @example 2026-01-31T12:00:00Z
             */
            startTime?: string;
            /**
             * Format: date-time
             * @description Until when it counts; absent for ever.
             * @example 2026-01-31T12:00:00Z
             */
            endTime?: string;
            /**
             * Format: int32
             * @description How many orders it counts for; 0 for any number.
             */
            useLimit: number;
            /**
             * Format: int32
             * @description For how many orders of one buyer; 0 for any number.
             */
            useLimitPerBuyer: number;
            /** @description Says that it does not count any more. */
            isDisabled: boolean;
            /**
             * Format: int32
             * @description For how many orders it has counted; those that are being placed count too.
             */
            readonly usedCount: number;
            /**
             * @description Changes with each change that staff makes.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When staff last changed it.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        } & (unknown | unknown | unknown);
        /** @description Takes something off an order. */
        "souk.order.v1.Coupon-input": {
            /** @description What buyers type; letters count as capitals. */
            couponCode?: string;
            /**
             * Format: int32
             * @description How many hundredths of the goods it takes off.
             */
            percent?: number;
            /** @description How much it takes off, but never more than the goods cost. amount must be more than nothing. */
            amount?: components["schemas"]["souk.type.v1.Money-input"];
            /** @description What the goods must cost at least; absent for any. */
            leastSubtotal?: components["schemas"]["souk.type.v1.Money-input"];
            /**
             * Format: date-time
             * @description From when on it counts; absent for at once.
             * @example 2026-01-31T12:00:00Z
             */
            startTime?: string;
            /**
             * Format: date-time
             * @description Until when it counts; absent for ever.
             * @example 2026-01-31T12:00:00Z
             */
            endTime?: string;
            /**
             * Format: int32
             * @description How many orders it counts for; 0 for any number.
             */
            useLimit?: number;
            /**
             * Format: int32
             * @description For how many orders of one buyer; 0 for any number.
             */
            useLimitPerBuyer?: number;
            /** @description Says that it does not count any more. */
            isDisabled?: boolean;
            /**
             * Format: int32
             * @description For how many orders it has counted; those that are being placed count too.
             */
            readonly usedCount?: number;
            /**
             * @description Changes with each change that staff makes.
             * @example 7
             */
            etag?: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-31T12:00:00Z
             */
            readonly createTime?: string;
            /**
             * Format: date-time
             * @description When staff last changed it.
             * @example 2026-01-31T12:00:00Z
             */
            readonly updateTime?: string;
        } & (unknown | unknown | unknown);
        /** @description Holds a page of coupons. */
        "souk.order.v1.ListCouponsResponse": {
            /** @description Those of this page, by their codes. */
            coupons: components["schemas"]["souk.order.v1.Coupon"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description Holds a page of orders. */
        "souk.order.v1.ListOrdersResponse": {
            /** @description Those of this page, newest first. */
            orders: components["schemas"]["souk.order.v1.Order"][];
            /** @description Gets the next page; empty on the last one. */
            nextPageToken: string;
        };
        /** @description What somebody has bought, or is about to. It is there from the moment it was accepted, whatever becomes of it. */
        "souk.order.v1.Order": {
            /** @description Names the order. */
            orderId: string;
            /** @description The name that people use, such as `7K3M-9QX2-TA4D`. */
            orderNumber: string;
            /** @description Says how far it has got. */
            state: components["schemas"]["souk.order.v1.OrderState"];
            /** @description What is bought, each product once. */
            lines: components["schemas"]["souk.order.v1.OrderLine"][];
            /** @description What it costs. */
            totals?: components["schemas"]["souk.order.v1.OrderTotals"];
            /** @description How it is sent, such as `standard`. */
            shippingMethod: string;
            /** @description Where it goes. */
            shippingAddress?: components["schemas"]["souk.order.v1.ShippingAddress"];
            /** @description Where news of the order go; empty where the buyer's account has one. */
            email: string;
            /** @description The coupon that was used; empty without one. */
            couponCode: string;
            /** @description What the buyer has to do so that it can be paid, such as 3-D Secure; only with ORDER_STATE_ACTION_REQUIRED. */
            paymentAction?: components["schemas"]["souk.order.v1.PaymentAction"];
            /** @description Says why it came to nothing; only with ORDER_STATE_CANCELLED, and while it is on its way there. */
            cancelReason: components["schemas"]["souk.order.v1.CancelReason"];
            /** @description Why the provider would not take the money, in its words, such as `insufficient_funds`; empty where that is not the reason. */
            declineCode: string;
            /** @description Those asked for, oldest first. */
            refunds: components["schemas"]["souk.order.v1.OrderRefund"][];
            /** @description Names who placed it. */
            buyerId: string;
            /**
             * @description Changes with each change of the order.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When it was accepted.
             * @example 2026-01-31T12:00:00Z
             */
            createTime?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-01-31T12:00:00Z
             */
            updateTime?: string;
        };
        /** @description So many units of one product, at the price that was quoted. */
        "souk.order.v1.OrderLine": {
            /** @description Names the product. */
            productId: string;
            /** @description The product's title when the price was quoted. */
            title: string;
            /**
             * Format: int32
             * @description How many units.
             */
            quantity: number;
            /** @description What a unit costs, tax included. */
            unitPrice?: components["schemas"]["souk.type.v1.Money"];
            /** @description What the coupon takes off the line. */
            discount?: components["schemas"]["souk.type.v1.Money"];
            /** @description What the line costs: quantity times unitPrice, less discount. */
            total?: components["schemas"]["souk.type.v1.Money"];
            /** @description The tax in total. */
            tax?: components["schemas"]["souk.type.v1.Money"];
        };
        /** @description Money given back. */
        "souk.order.v1.OrderRefund": {
            /** @description Names the refund within the order. */
            refundId: string;
            /** @description How much. */
            amount?: components["schemas"]["souk.type.v1.Money"];
            /** @description What staff had to say about it. */
            reason: string;
            /** @description Says how far it has got. */
            state: components["schemas"]["souk.order.v1.OrderRefundState"];
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-01-31T12:00:00Z
             */
            createTime?: string;
        };
        /**
         * @description Says how far a refund has got.
         *
         *     - `ORDER_REFUND_STATE_UNSPECIFIED` is never stored.
         *     - `ORDER_REFUND_STATE_REQUESTED` is one that is on its way.
         *     - `ORDER_REFUND_STATE_DONE` is one that was made.
         *     - `ORDER_REFUND_STATE_FAILED` is one that the provider would not make.
         * @example ORDER_REFUND_STATE_REQUESTED
         * @enum {string}
         */
        "souk.order.v1.OrderRefundState": "ORDER_REFUND_STATE_UNSPECIFIED" | "ORDER_REFUND_STATE_REQUESTED" | "ORDER_REFUND_STATE_DONE" | "ORDER_REFUND_STATE_FAILED";
        /** @description What the shop does with an order, step by step, and what has become of it. */
        "souk.order.v1.OrderSaga": {
            /** @description Names the order. */
            orderId: string;
            /** @description The one that it stands at. */
            step: components["schemas"]["souk.order.v1.SagaStep"];
            /**
             * Format: int32
             * @description How often the step was tried without an outcome.
             */
            tries: number;
            /**
             * Format: date-time
             * @description When it is tried again by itself; absent where it is not.
             * @example 2026-01-31T12:00:00Z
             */
            nextTime?: string;
            /** @description There where somebody has to look. */
            attention?: components["schemas"]["souk.order.v1.SagaAttention"];
            /** @description What has happened, oldest first. */
            log: components["schemas"]["souk.order.v1.SagaLogEntry"][];
            /**
             * @description That of the order.
             * @example 7
             */
            etag: string;
        };
        /**
         * @description Says how far an order has got.
         *
         *     - `ORDER_STATE_UNSPECIFIED` is never stored.
         *     - `ORDER_STATE_PLACED` is one that was accepted and is being worked on.
         *     - `ORDER_STATE_ACTION_REQUIRED` is one that waits for its buyer, as payment_action says.
         *     - `ORDER_STATE_COMPLETED` is one that was paid, and whose goods are sold.
         *     - `ORDER_STATE_CANCELLING` is one that comes to nothing; what it held is being given back.
         *     - `ORDER_STATE_CANCELLED` is one that came to nothing: nothing is paid and nothing is held.
         * @example ORDER_STATE_PLACED
         * @enum {string}
         */
        "souk.order.v1.OrderState": "ORDER_STATE_UNSPECIFIED" | "ORDER_STATE_PLACED" | "ORDER_STATE_ACTION_REQUIRED" | "ORDER_STATE_COMPLETED" | "ORDER_STATE_CANCELLING" | "ORDER_STATE_CANCELLED";
        /** @description The sums of an order. All include tax. */
        "souk.order.v1.OrderTotals": {
            /** @description The sum of the lines without discounts. */
            subtotal?: components["schemas"]["souk.type.v1.Money"];
            /** @description The sum of the lines' discounts. */
            discount?: components["schemas"]["souk.type.v1.Money"];
            /** @description What it costs to send it. */
            shipping?: components["schemas"]["souk.type.v1.Money"];
            /** @description What is paid: subtotal less discount, and shipping. */
            total?: components["schemas"]["souk.type.v1.Money"];
            /** @description The tax in total. */
            tax?: components["schemas"]["souk.type.v1.Money"];
            /** @description What was given back. */
            refunded?: components["schemas"]["souk.type.v1.Money"];
        };
        /** @description A step that only the buyer can take. */
        "souk.order.v1.PaymentAction": {
            /** @description Where the buyer takes it. */
            redirectUrl: string;
        };
        /** @description What the caller's cart costs, with everything that is added to it and taken off. It stands until it expires. */
        "souk.order.v1.Quote": {
            /** @description What would be bought. */
            lines: components["schemas"]["souk.order.v1.OrderLine"][];
            /** @description What it would cost. */
            totals?: components["schemas"]["souk.order.v1.OrderTotals"];
            /** @description How it would be sent. */
            shippingMethod: string;
            /** @description The ways to send it to that country, cheapest first. */
            shippingOptions: components["schemas"]["souk.order.v1.ShippingOption"][];
            /** @description The coupon that counts; empty without one. */
            couponCode: string;
            /** @description Says all of this in a form that PlaceOrder believes. It is for the caller alone. */
            quoteToken: string;
            /**
             * Format: date-time
             * @description Until when an order may be placed at this price.
             * @example 2026-01-31T12:00:00Z
             */
            expireTime?: string;
        };
        /** @description Says that an order cannot go on by itself, has tried for too long, or that a refund of it was declined. */
        "souk.order.v1.SagaAttention": {
            /**
             * Format: date-time
             * @description When that was found.
             * @example 2026-01-31T12:00:00Z
             */
            since?: string;
            /** @description The error's reason, such as `PROVIDER_CONTRADICTS`, or `REFUND_DECLINED`. */
            reason: string;
            /** @description Says that it is not tried again by itself; of a refund that was declined there is nothing to try. */
            isParked: boolean;
        };
        /** @description One move of a saga. */
        "souk.order.v1.SagaLogEntry": {
            /**
             * Format: date-time
             * @description When.
             * @example 2026-01-31T12:00:00Z
             */
            time?: string;
            /** @description The one that it came to, or stayed at. */
            step: components["schemas"]["souk.order.v1.SagaStep"];
            /** @description Why, such as `done`, `DECLINED`, `REFUND_DECLINED`, `retry`, `skip`. */
            cause: string;
            /** @description What staff had to say about it; empty for what the saga did itself. */
            note: string;
            /** @description Who of the staff; empty for what the saga did itself. */
            actorId: string;
        };
        /**
         * @description Names what is done next for an order. docs/checkout.md has the table.
         *
         *     - `SAGA_STEP_UNSPECIFIED` is never stored.
         *     - `SAGA_STEP_RESERVING` holds the goods.
         *     - `SAGA_STEP_REDEEMING` takes a use of the coupon.
         *     - `SAGA_STEP_AUTHORIZING` sets the money aside.
         *     - `SAGA_STEP_CONFIRMING` keeps the goods from expiring.
         *     - `SAGA_STEP_CAPTURING` takes the money. From here on the order is not cancelled any more, only refunded.
         *     - `SAGA_STEP_COMMITTING` books the goods and the coupon as sold and used.
         *     - `SAGA_STEP_COMPLETED` has nothing to do.
         *     - `SAGA_STEP_REFUNDING` gives back what staff wants to be given back; then it is completed again.
         *     - `SAGA_STEP_VOIDING` frees the money that was set aside.
         *     - `SAGA_STEP_REVERSING` gives back all that was taken, since staff wants the order undone.
         *     - `SAGA_STEP_RELEASING` gives back goods, coupon and cart.
         *     - `SAGA_STEP_CANCELLED` has nothing to do.
         * @example SAGA_STEP_RESERVING
         * @enum {string}
         */
        "souk.order.v1.SagaStep": "SAGA_STEP_UNSPECIFIED" | "SAGA_STEP_RESERVING" | "SAGA_STEP_REDEEMING" | "SAGA_STEP_AUTHORIZING" | "SAGA_STEP_CONFIRMING" | "SAGA_STEP_CAPTURING" | "SAGA_STEP_COMMITTING" | "SAGA_STEP_COMPLETED" | "SAGA_STEP_REFUNDING" | "SAGA_STEP_VOIDING" | "SAGA_STEP_REVERSING" | "SAGA_STEP_RELEASING" | "SAGA_STEP_CANCELLED";
        /** @description Where an order goes. */
        "souk.order.v1.ShippingAddress": {
            /** @description Who gets it. */
            recipient: string;
            /** @description Street, house, floor and the like, in the order in which they are written. */
            lines: string[];
            /** @description The postal code; empty where there is none. */
            postalCode: string;
            /** @description The town. */
            city: string;
            /** @description The state, province or county; empty where addresses have none. */
            region: string;
            /** @description The country by two letters (ISO 3166-1): the one that the order was quoted for. */
            countryCode: string;
            /** @description A number for the carrier in international form (E.164); empty for none. */
            phone: string;
        };
        /** @description Where an order goes. */
        "souk.order.v1.ShippingAddress-input": {
            /** @description Who gets it. */
            recipient: string;
            /** @description Street, house, floor and the like, in the order in which they are written. */
            lines: string[];
            /** @description The postal code; empty where there is none. */
            postalCode?: string;
            /** @description The town. */
            city: string;
            /** @description The state, province or county; empty where addresses have none. */
            region?: string;
            /** @description The country by two letters (ISO 3166-1): the one that the order was quoted for. */
            countryCode: string;
            /** @description A number for the carrier in international form (E.164); empty for none. */
            phone?: string;
        };
        /** @description A way to send the goods. */
        "souk.order.v1.ShippingOption": {
            /** @description Names it, such as `express`. */
            shippingMethod: string;
            /** @description What it costs, tax included. */
            price?: components["schemas"]["souk.type.v1.Money"];
        };
        /** @description One message of a watch: the order as it stands. */
        "souk.order.v1.WatchOrderResponse": {
            /** @description Lets a later watch go on after this message. */
            resumeToken: string;
            /** @description The order as it stands, which may already be the work of later changes. */
            order?: components["schemas"]["souk.order.v1.Order"];
        };
        /** @description What an order is paid with. An order has one, under the order's own id. */
        "souk.payment.v1.Payment": {
            /** @description Names the payment; it is the id of the order. */
            paymentId: string;
            /** @description Says how far it has got. */
            state: components["schemas"]["souk.payment.v1.PaymentState"];
            /** @description What the order costs. */
            amount?: components["schemas"]["souk.type.v1.Money"];
            /** @description What was taken from the buyer; refunds do not lower it. */
            captured?: components["schemas"]["souk.type.v1.Money"];
            /** @description What was given back, as far as the provider has done it. */
            refunded?: components["schemas"]["souk.type.v1.Money"];
            /** @description Names who moves the money, such as `sandbox`. */
            provider: string;
            /** @description Says why it was declined, in the provider's words, such as `insufficient_funds`; empty where it was not. */
            declineCode: string;
            /** @description What the buyer has to do before it goes on; only with PAYMENT_STATE_ACTION_REQUIRED. */
            action?: components["schemas"]["souk.payment.v1.PaymentAction"];
            /** @description Those asked for, oldest first. */
            refunds: components["schemas"]["souk.payment.v1.PaymentRefund"][];
            /**
             * @description Changes with each change of the payment.
             * @example 7
             */
            etag: string;
            /**
             * Format: date-time
             * @description When it was begun.
             * @example 2026-01-31T12:00:00Z
             */
            createTime?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-01-31T12:00:00Z
             */
            updateTime?: string;
        };
        /** @description A step that only the buyer can take, such as 3-D Secure. */
        "souk.payment.v1.PaymentAction": {
            /** @description Where the buyer takes it. */
            redirectUrl: string;
        };
        /** @description Money given back, in part or in full. */
        "souk.payment.v1.PaymentRefund": {
            /** @description Names the refund within its payment. */
            refundId: string;
            /** @description How much. */
            amount?: components["schemas"]["souk.type.v1.Money"];
            /** @description Says how far it has got. */
            state: components["schemas"]["souk.payment.v1.PaymentRefundState"];
            /** @description Says why the provider would not do it; empty where it did. */
            declineCode: string;
        };
        /**
         * @description Says how far a refund has got.
         *
         *     - `PAYMENT_REFUND_STATE_UNSPECIFIED` is never stored.
         *     - `PAYMENT_REFUND_STATE_REQUESTED` is one that the provider was asked for.
         *     - `PAYMENT_REFUND_STATE_DONE` is one that the provider has made.
         *     - `PAYMENT_REFUND_STATE_FAILED` is one that the provider would not make.
         * @example PAYMENT_REFUND_STATE_REQUESTED
         * @enum {string}
         */
        "souk.payment.v1.PaymentRefundState": "PAYMENT_REFUND_STATE_UNSPECIFIED" | "PAYMENT_REFUND_STATE_REQUESTED" | "PAYMENT_REFUND_STATE_DONE" | "PAYMENT_REFUND_STATE_FAILED";
        /**
         * @description Says how far a payment has got. Where it ends in ING, the provider was asked and its answer is not known yet: the same call again finds out, and never does it twice.
         *
         *     - `PAYMENT_STATE_UNSPECIFIED` is never stored.
         *     - `PAYMENT_STATE_AUTHORIZING` is one whose authorization was asked for.
         *     - `PAYMENT_STATE_ACTION_REQUIRED` is one that waits for its buyer.
         *     - `PAYMENT_STATE_AUTHORIZED` is one whose money is set aside.
         *     - `PAYMENT_STATE_DECLINED` is one that the provider would not authorize or capture. Nothing was taken; give it up, so that nothing stays set aside.
         *     - `PAYMENT_STATE_CAPTURING` is one whose capture was asked for.
         *     - `PAYMENT_STATE_CAPTURED` is one whose money was taken.
         *     - `PAYMENT_STATE_VOIDING` is one that is to be given up.
         *     - `PAYMENT_STATE_VOIDED` is one that was given up; nothing is set aside, and nothing will be.
         * @example PAYMENT_STATE_AUTHORIZING
         * @enum {string}
         */
        "souk.payment.v1.PaymentState": "PAYMENT_STATE_UNSPECIFIED" | "PAYMENT_STATE_AUTHORIZING" | "PAYMENT_STATE_ACTION_REQUIRED" | "PAYMENT_STATE_AUTHORIZED" | "PAYMENT_STATE_DECLINED" | "PAYMENT_STATE_CAPTURING" | "PAYMENT_STATE_CAPTURED" | "PAYMENT_STATE_VOIDING" | "PAYMENT_STATE_VOIDED";
        /** @description Says that it was taken. */
        "souk.payment.v1.ReceiveWebhookResponse": Record<string, never>;
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
        "400-INVALID_REQUEST-MALFORMED_REQUEST": {
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
         *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
         */
        "401-API_KEY_INVALID-TOKEN_INVALID-RateLimit": {
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
         *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
         */
        "401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED": {
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
         *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
         */
        "401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit": {
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
        "408-REQUEST_TIMEOUT": {
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
        "413-BODY_TOO_LARGE": {
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
        "415-UNSUPPORTED_MEDIA_TYPE": {
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
        "503-BREAKER_OPEN-UNAVAILABLE": {
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
    CartService_GetCart: {
        parameters: {
            query?: never;
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
                     *       "items": [
                     *         {
                     *           "productId": "text",
                     *           "quantity": 12,
                     *           "title": "text",
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "addedUnitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "productEtag": "text",
                     *           "availability": "AVAILABILITY_IN_STOCK"
                     *         }
                     *       ],
                     *       "subtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "etag": "7",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.cart.v1.Cart"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CartService_EmptyCart: {
        parameters: {
            query?: never;
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
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "productId": "text",
                     *           "quantity": 12,
                     *           "title": "text",
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "addedUnitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "productEtag": "text",
                     *           "availability": "AVAILABILITY_IN_STOCK"
                     *         }
                     *       ],
                     *       "subtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "etag": "7",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.cart.v1.Cart"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CartService_AddItem: {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "productId": "text",
                 *       "quantity": 12,
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /** @description Names the product. */
                    productId: string;
                    /**
                     * Format: int32
                     * @description How many units are added; one where it is absent.
                     */
                    quantity?: number;
                    /**
                     * @description Makes the call safe to repeat, for two days and the last 200 calls.
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
                     *       "items": [
                     *         {
                     *           "productId": "text",
                     *           "quantity": 12,
                     *           "title": "text",
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "addedUnitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "productEtag": "text",
                     *           "availability": "AVAILABILITY_IN_STOCK"
                     *         }
                     *       ],
                     *       "subtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "etag": "7",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.cart.v1.Cart"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `PRODUCT_NOT_SOLD`: The product is not there, or not sold now
             *     - `CART_FULL`: The cart has as many lines as it may
             *     - `QUANTITY_TOO_LARGE`: The line would have more units than it may
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
            /**
             * @description Service Unavailable
             *
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again: when catalog cannot be asked about a new product
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
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
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CartService_RemoveItem: {
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
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "productId": "text",
                     *           "quantity": 12,
                     *           "title": "text",
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "addedUnitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "productEtag": "text",
                     *           "availability": "AVAILABILITY_IN_STOCK"
                     *         }
                     *       ],
                     *       "subtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "etag": "7",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.cart.v1.Cart"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CartService_SetItemQuantity: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
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
                 *       "quantity": 12,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int32
                     * @description How many units are wanted; 0 takes the product out. It must be given.
                     */
                    quantity: number;
                    /**
                     * @description Changes only the cart that the caller has read.
                     * @example 7
                     */
                    etag?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "productId": "text",
                     *           "quantity": 12,
                     *           "title": "text",
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "addedUnitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "productEtag": "text",
                     *           "availability": "AVAILABILITY_IN_STOCK"
                     *         }
                     *       ],
                     *       "subtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "etag": "7",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.cart.v1.Cart"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `PRODUCT_NOT_SOLD`: The product is not there, or not sold now
             *     - `CART_FULL`: The cart has as many lines as it may
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            /**
             * @description Service Unavailable
             *
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again: when catalog cannot be asked about a new product
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
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
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CartService_MergeCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "guestAccessToken": "text"
                 *     }
                 */
                "application/json": {
                    /** @description A token of the guest's session. */
                    guestAccessToken: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "productId": "text",
                     *           "quantity": 12,
                     *           "title": "text",
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "addedUnitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "productEtag": "text",
                     *           "availability": "AVAILABILITY_IN_STOCK"
                     *         }
                     *       ],
                     *       "subtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "etag": "7",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.cart.v1.Cart"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `GUEST_TOKEN_INVALID`: The token in guest_access_token is none of a guest, or has expired
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `CART_FULL`: The cart has as many lines as it may
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
    IdentityService_Register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "someone@example.com",
                 *       "password": "text",
                 *       "displayName": "text"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @description The address; it is the same account whatever the case of its letters.
                     */
                    email: string;
                    /** @description 8 to 1,024 bytes of UTF-8 in Unicode's form NFC. */
                    password: string;
                    /** @description How the person wants to be called. */
                    displayName?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "text",
                     *       "userId": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "accessToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z",
                     *       "refreshToken": "text",
                     *       "refreshExpireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Session"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `PASSWORD_REFUSED`: The new password is too short, too long, or one that everybody tries first
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `EMAIL_TAKEN`: The address has an account already
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
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_Login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "text",
                 *       "password": "text",
                 *       "secondFactorCode": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The account's address. */
                    email: string;
                    /** @description The account's password. */
                    password: string;
                    /** @description What the authenticator app shows, or one of the recovery codes. */
                    secondFactorCode?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "text",
                     *       "userId": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "accessToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z",
                     *       "refreshToken": "text",
                     *       "refreshExpireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Session"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            /**
             * @description Unauthorized
             *
             *     - `CREDENTIALS_INVALID`: Address and password do not go together: also for an address that has no account
             *     - `SECOND_FACTOR_REQUIRED`: This account also takes a code: send the same again with second_factor_code
             *     - `SECOND_FACTOR_INVALID`: The code is wrong, was used before, or is too old
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
             *     - `USER_LOCKED`: Staff have locked this account
             */
            403: {
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_Refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The last one of the session. */
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "text",
                     *       "userId": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "accessToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z",
                     *       "refreshToken": "text",
                     *       "refreshExpireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Session"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            /**
             * @description Unauthorized
             *
             *     - `REFRESH_TOKEN_INVALID`: The refresh token is none of this shop, or its session has ended
             *     - `REFRESH_TOKEN_REUSED`: The refresh token was used before: somebody else may have it, so the session has ended
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_Logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "text"
                 *     }
                 */
                "application/json": {
                    /** @description One of the session that is to end; empty ends the session of the access token. */
                    refreshToken?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.LogoutResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_LogoutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.LogoutEverywhereResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_Guest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "text",
                     *       "userId": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "accessToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z",
                     *       "refreshToken": "text",
                     *       "refreshExpireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Session"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_RequestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The address. */
                    email: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.RequestPasswordResetResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "text",
                 *       "newPassword": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The link's. */
                    token: string;
                    /** @description 8 to 1,024 bytes of UTF-8 in Unicode's form NFC. */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.ResetPasswordResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `PASSWORD_REFUSED`: The new password is too short, too long, or one that everybody tries first
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `LINK_INVALID`: The link was used, has expired, or never was
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_VerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The link's. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.VerifyEmailResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `LINK_INVALID`: The link was used, has expired, or never was
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ListIdentityProviders: {
        parameters: {
            query?: never;
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
                     *       "providers": [
                     *         {
                     *           "providerId": "text",
                     *           "displayName": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ListIdentityProvidersResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_BeginProviderSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the place.
                 * @example text
                 */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "redirectUri": "text"
                 *     }
                 */
                "application/json": {
                    /** @description Where the place sends the browser back to; one that the shop was configured with. */
                    redirectUri: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorizationUri": "text",
                     *       "flowToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.BeginProviderSignInResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `REDIRECT_REFUSED`: The shop was not configured with this redirect_uri
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `PROVIDER_NOT_FOUND`: This shop knows no such place to sign in
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            /**
             * @description Service Unavailable
             *
             *     - `PROVIDER_UNAVAILABLE`: The place to sign in does not answer; google.rpc.RetryInfo says when to try again
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
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
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_CompleteProviderSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the place.
                 * @example text
                 */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "flowToken": "text",
                 *       "callbackQuery": "text",
                 *       "secondFactorCode": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The one of BeginProviderSignIn. */
                    flowToken: string;
                    /** @description The query of the address that the browser came back to, without `?`. */
                    callbackQuery: string;
                    /** @description What the authenticator app shows, where the account has a second factor. */
                    secondFactorCode?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "text",
                     *       "userId": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "accessToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z",
                     *       "refreshToken": "text",
                     *       "refreshExpireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Session"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            /**
             * @description Unauthorized
             *
             *     - `SECOND_FACTOR_REQUIRED`: This account also takes a code: send the same again with second_factor_code
             *     - `SECOND_FACTOR_INVALID`: The code is wrong, was used before, or is too old
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
             *     - `PROVIDER_REFUSED`: The place to sign in, or the person there, said no
             *     - `USER_LOCKED`: Staff have locked this account
             */
            403: {
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
             * @description Not Found
             *
             *     - `PROVIDER_NOT_FOUND`: This shop knows no such place to sign in
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
             *     - `SIGN_IN_EXPIRED`: The sign-in was completed before, took too long, or was begun by somebody else: begin again
             *     - `EMAIL_TAKEN`: The address has an account already
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
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            /**
             * @description Service Unavailable
             *
             *     - `PROVIDER_UNAVAILABLE`: The place to sign in does not answer; google.rpc.RetryInfo says when to try again
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
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
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_GetMe: {
        parameters: {
            query?: never;
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
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
    IdentityService_UpdateMe: {
        parameters: {
            query?: {
                /**
                 * @description Names the fields that change.
                 * @example title
                 */
                updateMask?: string;
            };
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Has the new values: display_name and phone can be changed. With etag it changes only what the caller has read. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "displayName": "text",
                 *       "phone": "+111111",
                 *       "etag": "7"
                 *     }
                 */
                "application/json": components["schemas"]["souk.identity.v1.User-patch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "text",
                 *       "newPassword": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The one that counts now. */
                    password: string;
                    /** @description 8 to 1,024 bytes of UTF-8 in Unicode's form NFC. */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.ChangePasswordResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `PASSWORD_REFUSED`: The new password is too short, too long, or one that everybody tries first
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
            /**
             * @description Unauthorized
             *
             *     - `CREDENTIALS_INVALID`: Address and password do not go together
             *     - `TOKEN_REQUIRED`: The call needs a user's token
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_RequestEmailVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.RequestEmailVerificationResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_BeginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "password": "text"
                 *     }
                 */
                "application/json": {
                    /** @description The account's; it is not looked at where somebody signs in elsewhere only. */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "text",
                     *       "uri": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.SecondFactor"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            /**
             * @description Unauthorized
             *
             *     - `CREDENTIALS_INVALID`: Address and password do not go together
             *     - `TOKEN_REQUIRED`: The call needs a user's token
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
             *     - `SECOND_FACTOR_EXISTS`: The account has a second factor already: remove it first
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
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ConfirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "textte"
                 *     }
                 */
                "application/json": {
                    /** @description What the app shows. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ConfirmSecondFactorResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            /**
             * @description Unauthorized
             *
             *     - `SECOND_FACTOR_INVALID`: The code is wrong, was used before, or is too old
             *     - `TOKEN_REQUIRED`: The call needs a user's token
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
             *     - `SECOND_FACTOR_EXISTS`: The account has a second factor already: remove it first
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
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_RemoveSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "textte"
                 *     }
                 */
                "application/json": {
                    /** @description What the app shows, or a recovery code. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.identity.v1.RemoveSecondFactorResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            /**
             * @description Unauthorized
             *
             *     - `SECOND_FACTOR_INVALID`: The code is wrong, was used before, or is too old
             *     - `TOKEN_REQUIRED`: The call needs a user's token
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            /**
             * @description Too Many Requests
             *
             *     - `TOO_MANY_ATTEMPTS`: This account was tried too often; google.rpc.RetryInfo says when to try again
             *     - `RESOURCE_EXHAUSTED`: A limit was reached; google.rpc.RetryInfo says when to ask again
             */
            429: {
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
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ListAddresses: {
        parameters: {
            query?: never;
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
                     *       "addresses": [
                     *         {
                     *           "addressId": "text",
                     *           "recipient": "text",
                     *           "lines": [
                     *             "text"
                     *           ],
                     *           "postalCode": "text",
                     *           "city": "text",
                     *           "region": "text",
                     *           "countryCode": "text",
                     *           "phone": "text",
                     *           "isDefault": true,
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ListAddressesResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
    IdentityService_CreateAddress: {
        parameters: {
            query?: {
                /**
                 * @description Makes the call safe to repeat, as long as the address is there.
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
        /** @description The new address. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "addressId": "text",
                 *       "recipient": "text",
                 *       "lines": [
                 *         "text"
                 *       ],
                 *       "postalCode": "text",
                 *       "city": "text",
                 *       "region": "text",
                 *       "countryCode": "AA",
                 *       "phone": "+111111",
                 *       "isDefault": true,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": components["schemas"]["souk.identity.v1.Address-input"];
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
                     *       "addressId": "text",
                     *       "recipient": "text",
                     *       "lines": [
                     *         "text"
                     *       ],
                     *       "postalCode": "text",
                     *       "city": "text",
                     *       "region": "text",
                     *       "countryCode": "text",
                     *       "phone": "text",
                     *       "isDefault": true,
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Address"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
             *     - `ADDRESS_LIMIT_REACHED`: The account has as many addresses as it may
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
    IdentityService_GetAddress: {
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
                 * @description Names the address.
                 * @example text
                 */
                addressId: string;
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
                     *       "addressId": "text",
                     *       "recipient": "text",
                     *       "lines": [
                     *         "text"
                     *       ],
                     *       "postalCode": "text",
                     *       "city": "text",
                     *       "region": "text",
                     *       "countryCode": "text",
                     *       "phone": "text",
                     *       "isDefault": true,
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Address"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ADDRESS_NOT_FOUND`: The account has no such address
             *     - `USER_NOT_FOUND`: There is no such account
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
    IdentityService_DeleteAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the address.
                 * @example text
                 */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ADDRESS_NOT_FOUND`: The account has no such address: also for one that an earlier call took away
             *     - `USER_NOT_FOUND`: There is no such account
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
    IdentityService_UpdateAddress: {
        parameters: {
            query?: {
                /**
                 * @description Names the fields that change.
                 * @example title
                 */
                updateMask?: string;
            };
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Names the address.
                 * @example text
                 */
                addressId: string;
            };
            cookie?: never;
        };
        /** @description Has the new values. With etag it changes only what the caller has read. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "recipient": "text",
                 *       "lines": [
                 *         "text"
                 *       ],
                 *       "postalCode": "text",
                 *       "city": "text",
                 *       "region": "text",
                 *       "countryCode": "AA",
                 *       "phone": "+111111",
                 *       "isDefault": true,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /** @description Who gets the parcels. */
                    recipient?: string;
                    /** @description Street, house, floor and the like, in the order in which they are written. */
                    lines?: string[];
                    /** @description The postal code; empty where there is none. */
                    postalCode?: string;
                    /** @description The town. */
                    city?: string;
                    /** @description The state, province or county; empty where addresses have none. */
                    region?: string;
                    /** @description The country by two letters (ISO 3166-1). */
                    countryCode?: string;
                    /** @description A number for the carrier in international form (E.164); empty for none. */
                    phone?: string;
                    /** @description Says that this is the one to propose. An account has at most one. */
                    isDefault?: boolean;
                    /**
                     * @description Changes with each change of the address.
                     * @example 7
                     */
                    etag?: string;
                    /**
                     * Format: date-time
                     * @description When the address was added.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly createTime?: string;
                    /**
                     * Format: date-time
                     * @description When it last changed.
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
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "addressId": "text",
                     *       "recipient": "text",
                     *       "lines": [
                     *         "text"
                     *       ],
                     *       "postalCode": "text",
                     *       "city": "text",
                     *       "region": "text",
                     *       "countryCode": "text",
                     *       "phone": "text",
                     *       "isDefault": true,
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.Address"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ADDRESS_NOT_FOUND`: The account has no such address
             *     - `USER_NOT_FOUND`: There is no such account
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ListUsers: {
        parameters: {
            query?: {
                /**
                 * @description The whole address of the account wanted.
                 * @example text
                 */
                email?: string;
                /**
                 * @description The whole number of the accounts wanted.
                 * @example text
                 */
                phone?: string;
                /**
                 * @description What the accounts wanted may do.
                 * @example ROLE_CUSTOMER
                 */
                role?: components["schemas"]["souk.identity.v1.Role"];
                /**
                 * @description The most accounts wanted on a page, up to 100; 0 means 24.
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
                     *       "users": [
                     *         {
                     *           "userId": "text",
                     *           "email": "text",
                     *           "emailVerified": true,
                     *           "displayName": "text",
                     *           "phone": "text",
                     *           "roles": [
                     *             "ROLE_CUSTOMER"
                     *           ],
                     *           "state": "USER_STATE_ACTIVE",
                     *           "lockNote": "text",
                     *           "secondFactorEnabled": true,
                     *           "providerIds": [
                     *             "text"
                     *           ],
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ListUsersResponse"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_GetUser: {
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
                 * @description Names the account.
                 * @example text
                 */
                userId: string;
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
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
    IdentityService_GrantRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the account.
                 * @example text
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "ROLE_STAFF"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description ROLE_STAFF or ROLE_ADMIN.
                     * @enum {string}
                     */
                    role: "ROLE_STAFF" | "ROLE_ADMIN";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_RevokeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the account.
                 * @example text
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "ROLE_STAFF"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description ROLE_STAFF or ROLE_ADMIN.
                     * @enum {string}
                     */
                    role: "ROLE_STAFF" | "ROLE_ADMIN";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
             *     - `LAST_ADMIN`: The shop would be left without an administrator
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_LockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the account.
                 * @example text
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "text"
                 *     }
                 */
                "application/json": {
                    /** @description Says why, for those who read the account; no personal data. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            /**
             * @description Forbidden
             *
             *     - `ACCESS_DENIED`: The token's role may not call this rpc
             */
            403: {
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
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
             *     - `LAST_ADMIN`: The shop would be left without an administrator
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_UnlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the account.
                 * @example text
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            /**
             * @description Forbidden
             *
             *     - `ACCESS_DENIED`: The token's role may not call this rpc
             */
            403: {
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
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ResetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the account.
                 * @example text
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "text",
                     *       "email": "text",
                     *       "emailVerified": true,
                     *       "displayName": "text",
                     *       "phone": "text",
                     *       "roles": [
                     *         "ROLE_CUSTOMER"
                     *       ],
                     *       "state": "USER_STATE_ACTIVE",
                     *       "lockNote": "text",
                     *       "secondFactorEnabled": true,
                     *       "providerIds": [
                     *         "text"
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.User"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `USER_NOT_FOUND`: There is no such account
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ListAuditEntries: {
        parameters: {
            query?: {
                /**
                 * @description Limits the list to what this account or service did.
                 * @example text
                 */
                actor?: string;
                /**
                 * @description Limits the list to entries of this action, such as `session.begin`.
                 * @example text
                 */
                action?: string;
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
                     *       "entries": [
                     *         {
                     *           "n": "12",
                     *           "time": "2026-01-31T12:00:00Z",
                     *           "action": "text",
                     *           "actor": "text",
                     *           "caller": "text",
                     *           "target": "text",
                     *           "details": {
                     *             "key": "text"
                     *           },
                     *           "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793",
                     *           "traceparent": "text",
                     *           "entryId": "text",
                     *           "hash": "text"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ListAuditEntriesResponse"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ListApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description The most keys wanted on a page, up to 100; 0 means 24.
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
                     *       "apiKeys": [
                     *         {
                     *           "apiKeyId": "text",
                     *           "displayName": "text",
                     *           "role": "ROLE_CUSTOMER",
                     *           "scopes": [
                     *             "text"
                     *           ],
                     *           "prefix": "text",
                     *           "expireTime": "2026-01-31T12:00:00Z",
                     *           "lastUseTime": "2026-01-31T12:00:00Z",
                     *           "revokeTime": "2026-01-31T12:00:00Z",
                     *           "createTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ListApiKeysResponse"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_CreateApiKey: {
        parameters: {
            query?: {
                /**
                 * @description Names the key, if the caller wants to choose; else one is made.
                 * @example text
                 */
                apiKeyId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Says what the key may do and until when. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "text",
                 *       "role": "ROLE_CUSTOMER",
                 *       "scopes": [
                 *         "aa.read"
                 *       ],
                 *       "expireTime": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["souk.identity.v1.ApiKey-input"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "apiKey": {
                     *         "apiKeyId": "text",
                     *         "displayName": "text",
                     *         "role": "ROLE_CUSTOMER",
                     *         "scopes": [
                     *           "text"
                     *         ],
                     *         "prefix": "text",
                     *         "expireTime": "2026-01-31T12:00:00Z",
                     *         "lastUseTime": "2026-01-31T12:00:00Z",
                     *         "revokeTime": "2026-01-31T12:00:00Z",
                     *         "createTime": "2026-01-31T12:00:00Z"
                     *       },
                     *       "secret": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.CreateApiKeyResponse"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `SCOPE_UNKNOWN`: No rpc has such a scope
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `API_KEY_EXISTS`: There is a key of that id which somebody else made, or for something else
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_RevokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the key.
                 * @example text
                 */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "apiKeyId": "text",
                     *       "displayName": "text",
                     *       "role": "ROLE_CUSTOMER",
                     *       "scopes": [
                     *         "text"
                     *       ],
                     *       "prefix": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z",
                     *       "lastUseTime": "2026-01-31T12:00:00Z",
                     *       "revokeTime": "2026-01-31T12:00:00Z",
                     *       "createTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ApiKey"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `API_KEY_NOT_FOUND`: There is no such key
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
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_ListSigningKeys: {
        parameters: {
            query?: never;
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
                     *       "signingKeys": [
                     *         {
                     *           "keyId": "text",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "activateTime": "2026-01-31T12:00:00Z",
                     *           "retireTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.ListSigningKeysResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_RotateSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keyId": "text",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "activateTime": "2026-01-31T12:00:00Z",
                     *       "retireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.SigningKey"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            413: components["responses"]["413-BODY_TOO_LARGE-RateLimit"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_GetJwks: {
        parameters: {
            query?: never;
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
                     *       "keys": [
                     *         {
                     *           "kid": "text",
                     *           "kty": "text",
                     *           "crv": "text",
                     *           "x": "text",
                     *           "y": "text",
                     *           "alg": "text",
                     *           "use": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.GetJwksResponse"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    IdentityService_GetAuthorizationServer: {
        parameters: {
            query?: never;
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
                     *       "issuer": "text",
                     *       "jwks_uri": "text",
                     *       "token_endpoint": "text",
                     *       "response_types_supported": [
                     *         "text"
                     *       ],
                     *       "grant_types_supported": [
                     *         "text"
                     *       ],
                     *       "scopes_supported": [
                     *         "text"
                     *       ],
                     *       "access_token_signing_alg_values_supported": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["souk.identity.v1.AuthorizationServer"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED"];
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
    CouponService_ListCoupons: {
        parameters: {
            query?: {
                /**
                 * @description The most coupons wanted on a page, up to 100; 0 means 24.
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
                     *       "coupons": [
                     *         {
                     *           "couponCode": "text",
                     *           "percent": 12,
                     *           "leastSubtotal": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "startTime": "2026-01-31T12:00:00Z",
                     *           "endTime": "2026-01-31T12:00:00Z",
                     *           "useLimit": 12,
                     *           "useLimitPerBuyer": 12,
                     *           "isDisabled": true,
                     *           "usedCount": 12,
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.ListCouponsResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CouponService_CreateCoupon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The coupon; it takes either a percentage off or an amount. coupon_code is required. a coupon takes either a percentage off or an amount. end_time must not come before start_time. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "couponCode": "EUR",
                 *       "percent": 12,
                 *       "leastSubtotal": {
                 *         "currencyCode": "EUR",
                 *         "amountMinor": "12"
                 *       },
                 *       "startTime": "2026-01-31T12:00:00Z",
                 *       "endTime": "2026-01-31T12:00:00Z",
                 *       "useLimit": 12,
                 *       "useLimitPerBuyer": 12,
                 *       "isDisabled": true,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": components["schemas"]["souk.order.v1.Coupon-input"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "couponCode": "text",
                     *       "percent": 12,
                     *       "leastSubtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "startTime": "2026-01-31T12:00:00Z",
                     *       "endTime": "2026-01-31T12:00:00Z",
                     *       "useLimit": 12,
                     *       "useLimitPerBuyer": 12,
                     *       "isDisabled": true,
                     *       "usedCount": 12,
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Coupon"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `CURRENCY_MISMATCH`: An amount is not in the currency of the shop
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `COUPON_EXISTS`: There is a coupon of that code already
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    CouponService_GetCoupon: {
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
                 * @description Names the coupon.
                 * @example text
                 */
                couponCode: string;
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
                     *       "couponCode": "text",
                     *       "percent": 12,
                     *       "leastSubtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "startTime": "2026-01-31T12:00:00Z",
                     *       "endTime": "2026-01-31T12:00:00Z",
                     *       "useLimit": 12,
                     *       "useLimitPerBuyer": 12,
                     *       "isDisabled": true,
                     *       "usedCount": 12,
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Coupon"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `COUPON_NOT_FOUND`: There is no coupon of that code
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
    CouponService_UpdateCoupon: {
        parameters: {
            query?: {
                /**
                 * @description Names the fields that change: start_time, end_time, use_limit, use_limit_per_buyer, is_disabled. Absent for those in the body.
                 * @example title
                 */
                updateMask?: string;
            };
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What buyers type; letters count as capitals.
                 * @example EUR
                 */
                couponCode: string;
            };
            cookie?: never;
        };
        /** @description Holds the new values; its etag, where one is given, must be that of the stored coupon. coupon_code is required. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "percent": 12,
                 *       "leastSubtotal": {
                 *         "currencyCode": "EUR",
                 *         "amountMinor": "12"
                 *       },
                 *       "startTime": "2026-01-31T12:00:00Z",
                 *       "endTime": "2026-01-31T12:00:00Z",
                 *       "useLimit": 12,
                 *       "useLimitPerBuyer": 12,
                 *       "isDisabled": true,
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int32
                     * @description How many hundredths of the goods it takes off.
                     */
                    percent?: number;
                    /** @description How much it takes off, but never more than the goods cost. amount must be more than nothing. */
                    amount?: components["schemas"]["souk.type.v1.Money-patch"];
                    /** @description What the goods must cost at least; absent for any. */
                    leastSubtotal?: components["schemas"]["souk.type.v1.Money-patch"];
                    /**
                     * Format: date-time
                     * @description From when on it counts; absent for at once.
                     * @example 2026-01-31T12:00:00Z
                     */
                    startTime?: string;
                    /**
                     * Format: date-time
                     * @description Until when it counts; absent for ever.
                     * @example 2026-01-31T12:00:00Z
                     */
                    endTime?: string;
                    /**
                     * Format: int32
                     * @description How many orders it counts for; 0 for any number.
                     */
                    useLimit?: number;
                    /**
                     * Format: int32
                     * @description For how many orders of one buyer; 0 for any number.
                     */
                    useLimitPerBuyer?: number;
                    /** @description Says that it does not count any more. */
                    isDisabled?: boolean;
                    /**
                     * Format: int32
                     * @description For how many orders it has counted; those that are being placed count too.
                     */
                    readonly usedCount?: number;
                    /**
                     * @description Changes with each change that staff makes.
                     * @example 7
                     */
                    etag?: string;
                    /**
                     * Format: date-time
                     * @description When it was made.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly createTime?: string;
                    /**
                     * Format: date-time
                     * @description When staff last changed it.
                     * @example 2026-01-31T12:00:00Z
                     */
                    readonly updateTime?: string;
                } & (unknown | unknown | unknown);
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "couponCode": "text",
                     *       "percent": 12,
                     *       "leastSubtotal": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "startTime": "2026-01-31T12:00:00Z",
                     *       "endTime": "2026-01-31T12:00:00Z",
                     *       "useLimit": 12,
                     *       "useLimitPerBuyer": 12,
                     *       "isDisabled": true,
                     *       "usedCount": 12,
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Coupon"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `COUPON_NOT_FOUND`: There is no coupon of that code
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_QuoteOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "countryCode": "AA",
                 *       "shippingMethod": "text",
                 *       "couponCode": "text"
                 *     }
                 */
                "application/json": {
                    /** @description Where it goes, by two letters (ISO 3166-1). */
                    countryCode: string;
                    /** @description How it is sent; empty for the cheapest way. */
                    shippingMethod?: string;
                    /** @description A coupon; empty for none. */
                    couponCode?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lines": [
                     *         {
                     *           "productId": "text",
                     *           "title": "text",
                     *           "quantity": 12,
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "discount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "total": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "tax": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         }
                     *       ],
                     *       "totals": {
                     *         "subtotal": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "discount": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "shipping": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "total": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "tax": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "refunded": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         }
                     *       },
                     *       "shippingMethod": "text",
                     *       "shippingOptions": [
                     *         {
                     *           "shippingMethod": "text",
                     *           "price": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         }
                     *       ],
                     *       "couponCode": "text",
                     *       "quoteToken": "text",
                     *       "expireTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Quote"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `SHIPPING_METHOD_UNKNOWN`: There is no such way to send it to that country
             *     - `AMOUNT_TOO_LARGE`: The order would cost more than can be counted exactly
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `CART_EMPTY`: There is nothing in the cart
             *     - `PRODUCT_NOT_SOLD`: A product of the cart is not sold any more: take it out first
             *     - `COUNTRY_NOT_SERVED`: Nothing is sent to that country
             *     - `COUPON_NOT_VALID`: There is no such coupon, or that it does not count now, for this buyer, or for so little
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            /**
             * @description Service Unavailable
             *
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again: when the cart cannot be asked
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
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
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_ListOrders: {
        parameters: {
            query?: {
                /**
                 * @description Asks for the orders of everybody; for staff.
                 * @example true
                 */
                allBuyers?: boolean;
                /**
                 * @description Asks for those of one buyer; with allBuyers only.
                 * @example text
                 */
                buyerId?: string;
                /**
                 * @description Asks for those in one state; unspecified for any.
                 * @example ORDER_STATE_PLACED
                 */
                state?: components["schemas"]["souk.order.v1.OrderState"];
                /**
                 * @description Asks for those that somebody has to look at; with allBuyers only, and with no other filter.
                 * @example true
                 */
                needsAttention?: boolean;
                /**
                 * @description Asks for the one of that number; with allBuyers only, and with no other filter.
                 * @example 1111-1111-1111
                 */
                orderNumber?: string;
                /**
                 * @description The most orders wanted on a page, up to 100; 0 means 24.
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
                     *       "orders": [
                     *         {
                     *           "orderId": "text",
                     *           "orderNumber": "text",
                     *           "state": "ORDER_STATE_PLACED",
                     *           "lines": [
                     *             {
                     *               "productId": "text",
                     *               "title": "text",
                     *               "quantity": 12,
                     *               "unitPrice": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "discount": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "total": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "tax": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               }
                     *             }
                     *           ],
                     *           "totals": {
                     *             "subtotal": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "discount": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "shipping": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "total": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "tax": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "refunded": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             }
                     *           },
                     *           "shippingMethod": "text",
                     *           "shippingAddress": {
                     *             "recipient": "text",
                     *             "lines": [
                     *               "text"
                     *             ],
                     *             "postalCode": "text",
                     *             "city": "text",
                     *             "region": "text",
                     *             "countryCode": "text",
                     *             "phone": "text"
                     *           },
                     *           "email": "text",
                     *           "couponCode": "text",
                     *           "paymentAction": {
                     *             "redirectUrl": "text"
                     *           },
                     *           "cancelReason": "CANCEL_REASON_BUYER",
                     *           "declineCode": "text",
                     *           "refunds": [
                     *             {
                     *               "refundId": "text",
                     *               "amount": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "reason": "text",
                     *               "state": "ORDER_REFUND_STATE_REQUESTED",
                     *               "createTime": "2026-01-31T12:00:00Z"
                     *             }
                     *           ],
                     *           "buyerId": "text",
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "nextPageToken": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.ListOrdersResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_PlaceOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quoteToken": "text",
                 *       "paymentToken": "text",
                 *       "shippingAddress": {
                 *         "recipient": "text",
                 *         "lines": [
                 *           "text"
                 *         ],
                 *         "postalCode": "text",
                 *         "city": "text",
                 *         "region": "text",
                 *         "countryCode": "AA",
                 *         "phone": "+111111"
                 *       },
                 *       "email": "aa@aa",
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /** @description That of the quote which the buyer agrees to: up to 25 KiB, where twenty titles are as long as may be. */
                    quoteToken: string;
                    /** @description What the buyer's means of payment is called at the provider, such as `tok_sandbox_ok`. Card data never comes here. paymentToken must be a token of the provider's, never the number of a card. */
                    paymentToken: string;
                    /** @description Where it goes. */
                    shippingAddress: components["schemas"]["souk.order.v1.ShippingAddress-input"];
                    /** @description Where news of the order go; a guest must give one. */
                    email?: string;
                    /**
                     * @description Makes the call safe to repeat, for ever.
                     * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                     */
                    requestId?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
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
                     *       "orderId": "text",
                     *       "orderNumber": "text",
                     *       "state": "ORDER_STATE_PLACED",
                     *       "lines": [
                     *         {
                     *           "productId": "text",
                     *           "title": "text",
                     *           "quantity": 12,
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "discount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "total": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "tax": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         }
                     *       ],
                     *       "totals": {
                     *         "subtotal": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "discount": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "shipping": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "total": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "tax": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "refunded": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         }
                     *       },
                     *       "shippingMethod": "text",
                     *       "shippingAddress": {
                     *         "recipient": "text",
                     *         "lines": [
                     *           "text"
                     *         ],
                     *         "postalCode": "text",
                     *         "city": "text",
                     *         "region": "text",
                     *         "countryCode": "text",
                     *         "phone": "text"
                     *       },
                     *       "email": "text",
                     *       "couponCode": "text",
                     *       "paymentAction": {
                     *         "redirectUrl": "text"
                     *       },
                     *       "cancelReason": "CANCEL_REASON_BUYER",
                     *       "declineCode": "text",
                     *       "refunds": [
                     *         {
                     *           "refundId": "text",
                     *           "amount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "reason": "text",
                     *           "state": "ORDER_REFUND_STATE_REQUESTED",
                     *           "createTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "buyerId": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Order"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `QUOTE_TOKEN_INVALID`: The quote token was not made by this shop for this buyer
             *     - `EMAIL_REQUIRED`: A guest has to say where news of the order go
             *     - `COUNTRY_DIFFERS`: The address is in another country than the one that was quoted
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            408: components["responses"]["408-REQUEST_TIMEOUT-RateLimit"];
            /**
             * @description Conflict
             *
             *     - `CART_EMPTY`: There is nothing in the cart
             *     - `CHECKOUT_BEGUN`: Another order for this cart was placed just now; google.rpc.RetryInfo says when it may be placed again
             *     - `PRODUCT_NOT_SOLD`: A product of the cart is not sold any more: take it out first
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
             *     - `QUOTE_EXPIRED`: The quote does not stand any more: ask for another one
             *     - `CART_CHANGED`: The cart is not the one that was quoted: ask for another quote
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
            /**
             * @description Service Unavailable
             *
             *     - `UNAVAILABLE`: The service or its store cannot answer now; google.rpc.RetryInfo says when to ask again: when the cart cannot be asked
             *     - `BREAKER_OPEN`: A service behind the answering one is not asked now, since its last calls failed or somebody tripped its breaker; google.rpc.RetryInfo says when to ask again
             */
            503: {
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
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_GetOrder: {
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
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
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
                     *       "orderId": "text",
                     *       "orderNumber": "text",
                     *       "state": "ORDER_STATE_PLACED",
                     *       "lines": [
                     *         {
                     *           "productId": "text",
                     *           "title": "text",
                     *           "quantity": 12,
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "discount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "total": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "tax": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         }
                     *       ],
                     *       "totals": {
                     *         "subtotal": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "discount": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "shipping": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "total": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "tax": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "refunded": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         }
                     *       },
                     *       "shippingMethod": "text",
                     *       "shippingAddress": {
                     *         "recipient": "text",
                     *         "lines": [
                     *           "text"
                     *         ],
                     *         "postalCode": "text",
                     *         "city": "text",
                     *         "region": "text",
                     *         "countryCode": "text",
                     *         "phone": "text"
                     *       },
                     *       "email": "text",
                     *       "couponCode": "text",
                     *       "paymentAction": {
                     *         "redirectUrl": "text"
                     *       },
                     *       "cancelReason": "CANCEL_REASON_BUYER",
                     *       "declineCode": "text",
                     *       "refunds": [
                     *         {
                     *           "refundId": "text",
                     *           "amount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "reason": "text",
                     *           "state": "ORDER_REFUND_STATE_REQUESTED",
                     *           "createTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "buyerId": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Order"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
    OrderService_WatchOrder: {
        parameters: {
            query?: {
                /**
                 * @description The last one of the watch before; the watch goes on after it.
                 * @example aa.11
                 */
                resumeToken?: string;
            };
            header?: {
                /**
                 * @description Where a stream goes on: the id of its last event. It wins over resumeToken.
                 * @example aa.11
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": {
                     *         "resumeToken": "text",
                     *         "order": {
                     *           "orderId": "text",
                     *           "orderNumber": "text",
                     *           "state": "ORDER_STATE_PLACED",
                     *           "lines": [
                     *             {
                     *               "productId": "text",
                     *               "title": "text",
                     *               "quantity": 12,
                     *               "unitPrice": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "discount": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "total": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "tax": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               }
                     *             }
                     *           ],
                     *           "totals": {
                     *             "subtotal": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "discount": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "shipping": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "total": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "tax": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "refunded": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             }
                     *           },
                     *           "shippingMethod": "text",
                     *           "shippingAddress": {
                     *             "recipient": "text",
                     *             "lines": [
                     *               "text"
                     *             ],
                     *             "postalCode": "text",
                     *             "city": "text",
                     *             "region": "text",
                     *             "countryCode": "text",
                     *             "phone": "text"
                     *           },
                     *           "email": "text",
                     *           "couponCode": "text",
                     *           "paymentAction": {
                     *             "redirectUrl": "text"
                     *           },
                     *           "cancelReason": "CANCEL_REASON_BUYER",
                     *           "declineCode": "text",
                     *           "refunds": [
                     *             {
                     *               "refundId": "text",
                     *               "amount": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "reason": "text",
                     *               "state": "ORDER_REFUND_STATE_REQUESTED",
                     *               "createTime": "2026-01-31T12:00:00Z"
                     *             }
                     *           ],
                     *           "buyerId": "text",
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/x-ndjson": {
                        result: components["schemas"]["souk.order.v1.WatchOrderResponse"];
                    } | {
                        error: components["schemas"]["google.rpc.Status"];
                    };
                    /**
                     * @example {
                     *       "resumeToken": "text",
                     *       "order": {
                     *         "orderId": "text",
                     *         "orderNumber": "text",
                     *         "state": "ORDER_STATE_PLACED",
                     *         "lines": [
                     *           {
                     *             "productId": "text",
                     *             "title": "text",
                     *             "quantity": 12,
                     *             "unitPrice": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "discount": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "total": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "tax": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             }
                     *           }
                     *         ],
                     *         "totals": {
                     *           "subtotal": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "discount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "shipping": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "total": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "tax": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "refunded": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         },
                     *         "shippingMethod": "text",
                     *         "shippingAddress": {
                     *           "recipient": "text",
                     *           "lines": [
                     *             "text"
                     *           ],
                     *           "postalCode": "text",
                     *           "city": "text",
                     *           "region": "text",
                     *           "countryCode": "text",
                     *           "phone": "text"
                     *         },
                     *         "email": "text",
                     *         "couponCode": "text",
                     *         "paymentAction": {
                     *           "redirectUrl": "text"
                     *         },
                     *         "cancelReason": "CANCEL_REASON_BUYER",
                     *         "declineCode": "text",
                     *         "refunds": [
                     *           {
                     *             "refundId": "text",
                     *             "amount": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "reason": "text",
                     *             "state": "ORDER_REFUND_STATE_REQUESTED",
                     *             "createTime": "2026-01-31T12:00:00Z"
                     *           }
                     *         ],
                     *         "buyerId": "text",
                     *         "etag": "7",
                     *         "createTime": "2026-01-31T12:00:00Z",
                     *         "updateTime": "2026-01-31T12:00:00Z"
                     *       }
                     *     }
                     */
                    "text/event-stream": components["schemas"]["souk.order.v1.WatchOrderResponse"] | components["schemas"]["google.rpc.Status"];
                    /**
                     * @example [
                     *       {
                     *         "resumeToken": "text",
                     *         "order": {
                     *           "orderId": "text",
                     *           "orderNumber": "text",
                     *           "state": "ORDER_STATE_PLACED",
                     *           "lines": [
                     *             {
                     *               "productId": "text",
                     *               "title": "text",
                     *               "quantity": 12,
                     *               "unitPrice": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "discount": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "total": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "tax": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               }
                     *             }
                     *           ],
                     *           "totals": {
                     *             "subtotal": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "discount": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "shipping": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "total": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "tax": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             },
                     *             "refunded": {
                     *               "currencyCode": "text",
                     *               "amountMinor": "12"
                     *             }
                     *           },
                     *           "shippingMethod": "text",
                     *           "shippingAddress": {
                     *             "recipient": "text",
                     *             "lines": [
                     *               "text"
                     *             ],
                     *             "postalCode": "text",
                     *             "city": "text",
                     *             "region": "text",
                     *             "countryCode": "text",
                     *             "phone": "text"
                     *           },
                     *           "email": "text",
                     *           "couponCode": "text",
                     *           "paymentAction": {
                     *             "redirectUrl": "text"
                     *           },
                     *           "cancelReason": "CANCEL_REASON_BUYER",
                     *           "declineCode": "text",
                     *           "refunds": [
                     *             {
                     *               "refundId": "text",
                     *               "amount": {
                     *                 "currencyCode": "text",
                     *                 "amountMinor": "12"
                     *               },
                     *               "reason": "text",
                     *               "state": "ORDER_REFUND_STATE_REQUESTED",
                     *               "createTime": "2026-01-31T12:00:00Z"
                     *             }
                     *           ],
                     *           "buyerId": "text",
                     *           "etag": "7",
                     *           "createTime": "2026-01-31T12:00:00Z",
                     *           "updateTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": (components["schemas"]["souk.order.v1.WatchOrderResponse"] | {
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
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_CancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Does it only to the order that the caller has read.
                     * @example 7
                     */
                    etag?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "text",
                     *       "orderNumber": "text",
                     *       "state": "ORDER_STATE_PLACED",
                     *       "lines": [
                     *         {
                     *           "productId": "text",
                     *           "title": "text",
                     *           "quantity": 12,
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "discount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "total": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "tax": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         }
                     *       ],
                     *       "totals": {
                     *         "subtotal": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "discount": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "shipping": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "total": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "tax": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "refunded": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         }
                     *       },
                     *       "shippingMethod": "text",
                     *       "shippingAddress": {
                     *         "recipient": "text",
                     *         "lines": [
                     *           "text"
                     *         ],
                     *         "postalCode": "text",
                     *         "city": "text",
                     *         "region": "text",
                     *         "countryCode": "text",
                     *         "phone": "text"
                     *       },
                     *       "email": "text",
                     *       "couponCode": "text",
                     *       "paymentAction": {
                     *         "redirectUrl": "text"
                     *       },
                     *       "cancelReason": "CANCEL_REASON_BUYER",
                     *       "declineCode": "text",
                     *       "refunds": [
                     *         {
                     *           "refundId": "text",
                     *           "amount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "reason": "text",
                     *           "state": "ORDER_REFUND_STATE_REQUESTED",
                     *           "createTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "buyerId": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Order"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
             *     - `ORDER_NOT_CANCELLABLE`: The order is paid, or about to be: it can be refunded once it is paid
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_RefundOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
                /**
                 * @description Names this call, so that sending it again does nothing more: a text that no other call has.
                 * @example 8d8ac610-566d-4ef0-9c22-186b2a5ed793
                 */
                "Idempotency-Key": string;
            };
            path: {
                /**
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": {
                 *         "currencyCode": "EUR",
                 *         "amountMinor": "12"
                 *       },
                 *       "reason": "text",
                 *       "etag": "7",
                 *       "requestId": "8d8ac610-566d-4ef0-9c22-186b2a5ed793"
                 *     }
                 */
                "application/json": {
                    /** @description How much; absent for all that is left. amount must be more than nothing. */
                    amount?: components["schemas"]["souk.type.v1.Money-input"];
                    /** @description Why, for those who read the order's log and the audit log. No personal data. */
                    reason: string;
                    /**
                     * @description Does it only to the order that the caller has read.
                     * @example 7
                     */
                    etag?: string;
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
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "text",
                     *       "orderNumber": "text",
                     *       "state": "ORDER_STATE_PLACED",
                     *       "lines": [
                     *         {
                     *           "productId": "text",
                     *           "title": "text",
                     *           "quantity": 12,
                     *           "unitPrice": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "discount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "total": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "tax": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           }
                     *         }
                     *       ],
                     *       "totals": {
                     *         "subtotal": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "discount": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "shipping": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "total": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "tax": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         },
                     *         "refunded": {
                     *           "currencyCode": "text",
                     *           "amountMinor": "12"
                     *         }
                     *       },
                     *       "shippingMethod": "text",
                     *       "shippingAddress": {
                     *         "recipient": "text",
                     *         "lines": [
                     *           "text"
                     *         ],
                     *         "postalCode": "text",
                     *         "city": "text",
                     *         "region": "text",
                     *         "countryCode": "text",
                     *         "phone": "text"
                     *       },
                     *       "email": "text",
                     *       "couponCode": "text",
                     *       "paymentAction": {
                     *         "redirectUrl": "text"
                     *       },
                     *       "cancelReason": "CANCEL_REASON_BUYER",
                     *       "declineCode": "text",
                     *       "refunds": [
                     *         {
                     *           "refundId": "text",
                     *           "amount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "reason": "text",
                     *           "state": "ORDER_REFUND_STATE_REQUESTED",
                     *           "createTime": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "buyerId": "text",
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.Order"];
                };
            };
            /**
             * @description Bad Request
             *
             *     - `CURRENCY_MISMATCH`: An amount is not in the currency of the shop
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
             *     - `ORDER_NOT_REFUNDABLE`: Nothing was paid for the order
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
             *     - `REFUND_TOO_LARGE`: More would be given back than was paid
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
    OrderService_GetOrderSaga: {
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
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
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
                     *       "orderId": "text",
                     *       "step": "SAGA_STEP_RESERVING",
                     *       "tries": 12,
                     *       "nextTime": "2026-01-31T12:00:00Z",
                     *       "attention": {
                     *         "since": "2026-01-31T12:00:00Z",
                     *         "reason": "text",
                     *         "isParked": true
                     *       },
                     *       "log": [
                     *         {
                     *           "time": "2026-01-31T12:00:00Z",
                     *           "step": "SAGA_STEP_RESERVING",
                     *           "cause": "text",
                     *           "note": "text",
                     *           "actorId": "text"
                     *         }
                     *       ],
                     *       "etag": "7"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.OrderSaga"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
    OrderService_RetryOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "text",
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /** @description Why, for those who read the order's log and the audit log. No personal data. */
                    reason: string;
                    /**
                     * @description Does it only to the order that the caller has read.
                     * @example 7
                     */
                    etag?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "text",
                     *       "step": "SAGA_STEP_RESERVING",
                     *       "tries": 12,
                     *       "nextTime": "2026-01-31T12:00:00Z",
                     *       "attention": {
                     *         "since": "2026-01-31T12:00:00Z",
                     *         "reason": "text",
                     *         "isParked": true
                     *       },
                     *       "log": [
                     *         {
                     *           "time": "2026-01-31T12:00:00Z",
                     *           "step": "SAGA_STEP_RESERVING",
                     *           "cause": "text",
                     *           "note": "text",
                     *           "actorId": "text"
                     *         }
                     *       ],
                     *       "etag": "7"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.OrderSaga"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
             *     - `SAGA_NOT_STUCK`: The order goes on by itself, so that there is nothing to do by hand
             *     - `STEP_NOT_POSSIBLE`: This cannot be done at the step that the order stands at
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_CompensateOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "text",
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /** @description Why, for those who read the order's log and the audit log. No personal data. */
                    reason: string;
                    /**
                     * @description Does it only to the order that the caller has read.
                     * @example 7
                     */
                    etag?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "text",
                     *       "step": "SAGA_STEP_RESERVING",
                     *       "tries": 12,
                     *       "nextTime": "2026-01-31T12:00:00Z",
                     *       "attention": {
                     *         "since": "2026-01-31T12:00:00Z",
                     *         "reason": "text",
                     *         "isParked": true
                     *       },
                     *       "log": [
                     *         {
                     *           "time": "2026-01-31T12:00:00Z",
                     *           "step": "SAGA_STEP_RESERVING",
                     *           "cause": "text",
                     *           "note": "text",
                     *           "actorId": "text"
                     *         }
                     *       ],
                     *       "etag": "7"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.OrderSaga"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
             *     - `SAGA_NOT_STUCK`: The order goes on by itself, so that there is nothing to do by hand
             *     - `STEP_NOT_POSSIBLE`: This cannot be done at the step that the order stands at
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    OrderService_SkipOrderStep: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Names the order.
                 * @example text
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "text",
                 *       "etag": "7"
                 *     }
                 */
                "application/json": {
                    /** @description Why, for those who read the order's log and the audit log. No personal data. */
                    reason: string;
                    /**
                     * @description Does it only to the order that the caller has read.
                     * @example 7
                     */
                    etag?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "text",
                     *       "step": "SAGA_STEP_RESERVING",
                     *       "tries": 12,
                     *       "nextTime": "2026-01-31T12:00:00Z",
                     *       "attention": {
                     *         "since": "2026-01-31T12:00:00Z",
                     *         "reason": "text",
                     *         "isParked": true
                     *       },
                     *       "log": [
                     *         {
                     *           "time": "2026-01-31T12:00:00Z",
                     *           "step": "SAGA_STEP_RESERVING",
                     *           "cause": "text",
                     *           "note": "text",
                     *           "actorId": "text"
                     *         }
                     *       ],
                     *       "etag": "7"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.order.v1.OrderSaga"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST-RateLimit"];
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `ORDER_NOT_FOUND`: There is no such order, or that it is somebody else's
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
             *     - `SAGA_NOT_STUCK`: The order goes on by itself, so that there is nothing to do by hand
             *     - `STEP_NOT_POSSIBLE`: This cannot be done at the step that the order stands at
             *     - `ETAG_MISMATCH`: The object changed since the etag was read: read it again and decide anew
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
            429: components["responses"]["429-RESOURCE_EXHAUSTED-RateLimit"];
            500: components["responses"]["500-INTERNAL-RateLimit"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE-RateLimit"];
            504: components["responses"]["504-DEADLINE_EXCEEDED-RateLimit"];
        };
    };
    PaymentService_GetPayment: {
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
                 * @description Names the payment.
                 * @example text
                 */
                paymentId: string;
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
                     *       "paymentId": "text",
                     *       "state": "PAYMENT_STATE_AUTHORIZING",
                     *       "amount": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "captured": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "refunded": {
                     *         "currencyCode": "text",
                     *         "amountMinor": "12"
                     *       },
                     *       "provider": "text",
                     *       "declineCode": "text",
                     *       "action": {
                     *         "redirectUrl": "text"
                     *       },
                     *       "refunds": [
                     *         {
                     *           "refundId": "text",
                     *           "amount": {
                     *             "currencyCode": "text",
                     *             "amountMinor": "12"
                     *           },
                     *           "state": "PAYMENT_REFUND_STATE_REQUESTED",
                     *           "declineCode": "text"
                     *         }
                     *       ],
                     *       "etag": "7",
                     *       "createTime": "2026-01-31T12:00:00Z",
                     *       "updateTime": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["souk.payment.v1.Payment"];
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
            401: components["responses"]["401-API_KEY_INVALID-TOKEN_INVALID-TOKEN_REQUIRED-RateLimit"];
            403: components["responses"]["403-ACCESS_DENIED-RateLimit"];
            /**
             * @description Not Found
             *
             *     - `PAYMENT_NOT_FOUND`: There is no payment of that id
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
    PaymentService_ReceiveWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Filled from the provider's own header.
                 * @example text
                 */
                "stripe-signature"?: string;
                /**
                 * @description Filled from the provider's own header.
                 * @example text
                 */
                "sandbox-signature"?: string;
            };
            path: {
                /**
                 * @description Names who sends it, such as `stripe`.
                 * @example text
                 */
                provider: string;
            };
            cookie?: never;
        };
        /** @description The body, byte for byte. */
        requestBody?: {
            content: {
                /** @example text */
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["souk.payment.v1.ReceiveWebhookResponse"];
                };
            };
            400: components["responses"]["400-INVALID_REQUEST-MALFORMED_REQUEST"];
            /**
             * @description Unauthorized
             *
             *     - `WEBHOOK_NOT_GENUINE`: A webhook is not signed by its provider, or was signed too long ago
             *     - `TOKEN_INVALID`: The user's token is no token of this shop, or has expired
             *     - `API_KEY_INVALID`: The API key is none of this shop, has expired, or was revoked
             */
            401: {
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
             * @description Not Found
             *
             *     - `PROVIDER_UNKNOWN`: The shop has no provider of that name, be it a webhook's or the one that a payment was begun with
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["google.rpc.Status"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["408-REQUEST_TIMEOUT"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-UNSUPPORTED_MEDIA_TYPE"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-BREAKER_OPEN-UNAVAILABLE"];
            504: components["responses"]["504-DEADLINE_EXCEEDED"];
        };
    };
}
