// Written by scripts/generate-client.mjs from openapi.json: `npm run gen:api`. Not to be edited.
export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, the newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, as a file */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the log is as it was written */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first administrator is missing */
        get: operations["getSetup"];
        put?: never;
        /** Make the first administrator */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's name, user name or time zone */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/auth/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's e-mail address; it counts once it is confirmed */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm another e-mail address by the link that was sent to it */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the next tokens of a session
         * @description Browsers send the cookie and no body. A token that is used twice ends the session.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions, this one too */
        post: operations["logOutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways to log in */
        get: operations["getLoginOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a user; the answer is the same whether or not the address has an account */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an e-mail address by the link that was sent to it */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the link sent again; the answer is the same for every address */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password by the link of an invitation */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set another password; ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link mailed that resets the password; the answer is the same for every address */
        post: operations["forgetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set another password by a link; ends all sessions */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/strength": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How hard a password is to guess; it is not kept */
        post: operations["estimatePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's API keys */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key; its text is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find jobs */
        get: operations["listJobs"];
        put?: never;
        /** Create a job */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would be refused of a definition, what may surprise, and what it would change */
        post: operations["checkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/draft-from-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A job from a sentence, to be reviewed */
        post: operations["draftJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job */
        get: operations["getJob"];
        put?: never;
        post?: never;
        /** Delete a job; its history stays */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        /** Change fields of a job */
        patch: operations["changeJob"];
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a job now; the body may be left out */
        post: operations["triggerJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A window of the table of jobs */
        get: operations["listJobRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count jobs by filter */
        get: operations["getJobFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ids of all jobs that match */
        get: operations["listJobIds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do one thing to many jobs */
        post: operations["changeJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel many executions, or run them once more */
        post: operations["changeExecutions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Definitions of jobs as one text */
        get: operations["exportJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make and change jobs by definitions in a text */
        post: operations["importJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find executions */
        get: operations["listExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One execution */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an execution */
        post: operations["cancelExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of a log */
        get: operations["readLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole log as plain text */
        get: operations["downloadLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the executions found are made of */
        get: operations["getExecutionFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the executions found lie in time */
        get: operations["getExecutionHistogram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The executions found, up to 200,000, as a file */
        get: operations["exportExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find words in the logs of all executions */
        get: operations["searchLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where in a log a time or the first error is */
        get: operations["findInLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two executions side by side: facts, definitions and logs */
        get: operations["compareExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an execution was given, and what it said of itself */
        get: operations["getExecutionRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is usual for an execution, and of one that failed what is different about it */
        get: operations["getFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run an execution once more, as it was or as its job is now; the body may be left out */
        post: operations["replayExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that the execution keeps */
        get: operations["downloadArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Executions whose retries are used up */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run executions once more with what they were given, by the present definition of their job */
        post: operations["retryDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take executions off the list; their history stays */
        post: operations["dismissDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One series of a job */
        get: operations["getMetric"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/durations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long executions took */
        get: operations["getDurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is told of jobs */
        get: operations["listInsights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{insight_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One insight with its evidence */
        get: operations["getInsight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{insight_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what an insight is worth */
        put: operations["putInsightFeedback"];
        post?: never;
        /** Take back what one said of an insight */
        delete: operations["deleteInsightFeedback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Insights that an execution is the evidence of */
        get: operations["listExecutionInsights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a job is watched */
        get: operations["getWatch"];
        /** Choose how a job is watched */
        put: operations["putWatch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/expectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each duration was expected to be */
        get: operations["getExpectations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How odd executions of a job were */
        get: operations["getScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deploys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell that something was deployed, so that changes right after it are told with it */
        post: operations["markDeploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Patterns of failures */
        get: operations["listPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patterns/{pattern_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A pattern of failures with examples, what ended them, and patterns like it */
        get: operations["getPattern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patterns/{pattern_id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write what is known of a pattern, or with an empty text take it back */
        put: operations["notePattern"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What explains a failure: statements with their evidence, its pattern, and failures like it */
        get: operations["explainExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/explanation/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the explanation of a failure into words by a language model, each sentence checked against its facts */
        post: operations["wordExplanation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long the next executions take, and whether they succeed */
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a running execution is done */
        get: operations["getOutlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much is to run at once in the coming seven days */
        get: operations["getLoadForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What had better be set otherwise, what is most worth a look first */
        get: operations["listAdvice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advice/{advice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One advice with its evidence */
        get: operations["getAdvice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advice/{advice_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set what is advised, as a new version of the job */
        post: operations["applyAdvice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advice/{advice_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not tell this for 90 days */
        post: operations["dismissAdvice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advice/{advice_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take applying or dismissing it back */
        post: operations["undoAdvice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports, newest first */
        get: operations["listReports"];
        put?: never;
        /** Have a report made; it is ready a moment later */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One report, with what it says */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /** Delete a report */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as a file */
        get: operations["exportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When reports are made, by name */
        get: operations["listReportSchedules"];
        put?: never;
        /** Have reports made again and again */
        post: operations["createReportSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules/{schedule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Have these reports made no more */
        delete: operations["deleteReportSchedule"];
        options?: never;
        head?: never;
        /** Change when reports are made, and who gets them */
        patch: operations["changeReportSchedule"];
        trace?: never;
    };
    "/api/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a question about jobs and executions, with the query and its rows */
        post: operations["askCron"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The job's own metrics */
        get: operations["listKpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/kpis/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the job's own metrics */
        get: operations["getKpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs, what is next, what failed */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Due times of an unsaved schedule */
        post: operations["previewSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a text means as a schedule, with its next dates and its doubtful points */
        post: operations["readSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/crontab": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read jobs in from a crontab */
        post: operations["importCrontab"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule-map/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The load of each hour */
        get: operations["getScheduleWeek"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule-map/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A day as bars, with its load and its collisions */
        get: operations["getScheduleDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule-map/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What moving one due time would make of a schedule and of the load */
        post: operations["proposeMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars by name */
        get: operations["listCalendars"];
        put?: never;
        /** Create a calendar */
        post: operations["createCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries whose holidays are known */
        get: operations["listCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an unsaved calendar covers */
        post: operations["previewCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        /** Delete a calendar */
        delete: operations["deleteCalendar"];
        options?: never;
        head?: never;
        /** Change fields of a calendar */
        patch: operations["changeCalendar"];
        trace?: never;
    };
    "/api/v1/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether all scheduling is paused */
        get: operations["getPause"];
        /** Pause all scheduling */
        put: operations["pauseScheduling"];
        post?: never;
        /** Go on with all scheduling */
        delete: operations["resumeScheduling"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Limits and their use */
        get: operations["listLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits/{limit_scope}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Limit how many run at once */
        put: operations["putLimit"];
        post?: never;
        /** Take a limit away */
        delete: operations["removeLimit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Executors and the schemas of their configs */
        get: operations["getCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, as server-sent events */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a log as they come, as server-sent events */
        get: operations["streamLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/input": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the execution was given
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadInput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/input/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One value of what it was given
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadInputValue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the attempt is
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadContext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what the execution gives
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeWriteOutput"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/condition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which way what follows is to go
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeSetCondition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a sample to one of the job's own metrics
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeAddMetric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how far the execution has come
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeTellProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/variables/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A variable of the job, or else of its owner
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadVariable"];
        /**
         * Set a variable, on condition that it has a version if one is given
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        put: operations["runtimeWriteVariable"];
        post?: never;
        /**
         * Delete a variable
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        delete: operations["runtimeDeleteVariable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/variables/{name}/increment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to a variable that is a number
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeIncrementVariable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/variables/{name}/append": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put something at the end of a variable that is a text or a list
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeAppendVariable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files of the execution
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeListArtifacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of the execution
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadArtifact"];
        /**
         * Keep a file with the execution
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        put: operations["runtimeWriteArtifact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each due time */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/resume-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would run if the job went on now */
        get: operations["previewResume"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/backfills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backfills of a job that run or ended lately */
        get: operations["listBackfills"];
        put?: never;
        /** Run due times of the past after all, or with `dry_run` (status 200) tell which that would be */
        post: operations["createBackfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/backfills/{backfill_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run no more of a backfill */
        post: operations["cancelBackfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a changed job would have done */
        post: operations["simulateJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Secrets by name, without their values */
        get: operations["listSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a secret, new or in place of another */
        put: operations["putSecret"];
        post?: never;
        /** Delete a secret that no job uses */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Variables by key */
        get: operations["listVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All variables as one text */
        get: operations["exportVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take variables over from a text */
        post: operations["importVariables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One variable */
        get: operations["getVariable"];
        /** Set a variable */
        put: operations["putVariable"];
        post?: never;
        /** Delete a variable that no job names */
        delete: operations["deleteVariable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a variable was */
        get: operations["listVariableVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workers that are alive; for administrators */
        get: operations["listWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{worker_id}/cordon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker take nothing new */
        post: operations["cordonWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{worker_id}/uncordon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker take work again, also one that drains */
        post: operations["uncordonWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{worker_id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker take nothing new, and end when what runs has ended */
        post: operations["drainWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for workers, and why nobody takes it */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CPU, memory, storage, processes and open files of an execution over time */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams by name */
        get: operations["listTeams"];
        put?: never;
        /** Make a team, as its first owner */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        /** End a team that owns nothing, or hand over what it owns and end it */
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        /** Change name or description of a team */
        patch: operations["changeTeam"];
        trace?: never;
    };
    "/api/v1/teams/{team_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a team */
        get: operations["listMembers"];
        put?: never;
        /** Take a user into a team */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a membership, one's own or another's */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Give a member another role */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With whom a job is shared */
        get: operations["listGrants"];
        put?: never;
        /** Share a job with a user, by e-mail address or id, or with a team */
        post: operations["addGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/grants/{subject_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Share a job with a user or team, or change how */
        put: operations["putGrant"];
        post?: never;
        /** Share a job with somebody no more, or give up what was shared with oneself */
        delete: operations["removeGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a job over to another owner */
        post: operations["transferJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments, the newest first */
        get: operations["listComments"];
        put?: never;
        /** Comment on a job, or answer a comment */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a comment; of one that was answered the text */
        delete: operations["removeComment"];
        options?: never;
        head?: never;
        /** Change one's own comment */
        patch: operations["changeComment"];
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed a job, when and what, the newest first */
        get: operations["listJobVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A job as it was */
        get: operations["getJobVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a definition back, as a new version */
        post: operations["restoreJobVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved views by name */
        get: operations["listViews"];
        put?: never;
        /** Save a view */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /** Rename a view, change what it shows, or share it with a team */
        patch: operations["changeView"];
        trace?: never;
    };
    "/api/v1/dashboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dashboards by name */
        get: operations["listDashboards"];
        put?: never;
        /** Make a dashboard, be it from an exported one */
        post: operations["createDashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{dashboard_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dashboard */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        /** Delete a dashboard */
        delete: operations["deleteDashboard"];
        options?: never;
        head?: never;
        /** Change fields of a dashboard */
        patch: operations["changeDashboard"];
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of owners and of members of one's teams */
        get: operations["listDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The user with an e-mail address, to share with */
        post: operations["findPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own, the newest first */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are not read */
        get: operations["countNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark some, or all up to now, as read or unread */
        post: operations["markNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove some, or all up to now, for good */
        post: operations["removeNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller is told of */
        get: operations["getNotificationSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Choose what to be told of */
        patch: operations["changeNotificationSettings"];
        trace?: never;
    };
    "/api/v1/admin/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings in force; of secrets, which are set */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings while everything runs */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/api/v1/admin/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of mail since this process started */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/settings/smtp/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message with the settings in force, now */
        post: operations["testMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/settings/ai/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the language model's server whether it takes the key and offers the model */
        post: operations["checkAi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/settings/oidc/{provider_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a provider's discovery document and keys */
        post: operations["checkOidcProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find users */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite somebody by e-mail */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do one thing to many users */
        post: operations["changeUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** Delete a user, and hand over what the user owns */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /** Give a user another role or name */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody in who registered */
        post: operations["approveUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse and remove somebody who registered */
        post: operations["denyUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut a user out */
        post: operations["disableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a user in again */
        post: operations["enableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions of a user */
        post: operations["logOutUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Turn off a user's one-time codes, as after a lost device */
        delete: operations["removeUserSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a user a link to set another password */
        post: operations["resetUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{user_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation, or the link that proves an address, once more */
        post: operations["resendUserLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an owner uses language models, whose key is in force, and what was spent */
        get: operations["getOwnAi"];
        put?: never;
        post?: never;
        /** Remove an owner's own key and choices */
        delete: operations["removeOwnAi"];
        options?: never;
        head?: never;
        /** Set an owner's own key, model, server and budgets, or switch language models off */
        patch: operations["changeOwnAi"];
        trace?: never;
    };
    "/api/v1/ai/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the server whether it takes the owner's own key, and which models it offers */
        post: operations["checkOwnAi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the key of the installation costs, and who spent it */
        get: operations["getAiUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outcomes and durations over time, and of the time before */
        get: operations["getAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outcomes by weekday and hour */
        get: operations["getAnalyticsWeek"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs that are slow, fail, go back and forth, or drift */
        get: operations["listAnalyticsJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/jobs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file of comma-separated values */
        get: operations["exportAnalyticsJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole installation in numbers */
        get: operations["getAdminOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health of servers, indexes and processes */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What memory is used for, and when it is full */
        get: operations["getMemory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/memory/survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure memory by kind now */
        post: operations["surveyMemory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/indexes/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a search index anew, beside the present one */
        post: operations["rebuildIndex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare what is stored with the schedules and with itself */
        post: operations["runDoctor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove old executions, or tell which these are */
        post: operations["purgeHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Callers that asked too often of late */
        get: operations["listBlocked"];
        put?: never;
        post?: never;
        /** Let all callers in again */
        delete: operations["clearAllBlocked"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/blocked/{blocked}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let a caller in again */
        delete: operations["clearBlocked"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether nothing can be changed for now, and why */
        get: operations["getMaintenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let only administrators change things, from now on */
        put: operations["beginMaintenance"];
        post?: never;
        /** Let everyone change things again */
        delete: operations["endMaintenance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name, accent and logo of this installation */
        get: operations["getBranding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branding/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture beside the name */
        get: operations["getBrandingLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether logging in asks for a one-time code */
        get: operations["getSecondFactor"];
        put?: never;
        /** Get a secret for an authenticator app; it counts once it is confirmed */
        post: operations["beginSecondFactor"];
        /** Ask for the password only */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for one-time codes from now on; the recovery codes are shown this once */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get fresh recovery codes; the former ones end */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser is asked to make */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's passkeys */
        get: operations["listPasskeys"];
        put?: never;
        /** Keep a passkey */
        post: operations["createPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let a passkey in no more */
        delete: operations["deletePasskey"];
        options?: never;
        head?: never;
        /** Give a passkey another name */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/api/v1/auth/passkeys/login/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser is asked to prove */
        post: operations["beginPasskeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a passkey */
        post: operations["logInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/{provider}/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to a provider and come back logged in */
        get: operations["logInThroughProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a provider sends browsers back to
         * @description With `state` and `code`, or `error`, in the query; and `iss`, if the provider names itself.
         */
        get: operations["returnFromProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/{provider}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to link a provider to one's account */
        post: operations["linkProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers that one can log in through */
        get: operations["listIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log in through a provider no more */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every job template */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job template */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template_id}/instantiate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a job of a template, or with `dry_run` tell what it would be */
        post: operations["instantiateTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is of the caller's sample workspace */
        get: operations["getSamples"];
        put?: never;
        /** Make the sample workspace, and have its past run */
        post: operations["createSamples"];
        /** Remove the sample workspace with its history */
        delete: operations["removeSamples"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every part is there */
        get: operations["healthReady"];
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
        /** About */
        About: {
            scope: components["schemas"]["ReportScope"];
            owner_id: string;
            job_id: string | null;
            /** @default  */
            name: string;
            /** @default 7 */
            span_days: number;
            /** @default UTC */
            timezone: string;
        };
        /** Acceptance */
        Acceptance: {
            token: string;
            password: string;
            /** @default  */
            name?: string;
            username?: string | null;
        };
        /** Actor */
        Actor: {
            kind: components["schemas"]["ActorKind"];
            /** @default  */
            id: string;
            /** @default  */
            name: string;
            /** @default  */
            key_id: string;
        };
        /**
         * ActorKind
         * @description What somebody is who does something.
         * @enum {string}
         */
        ActorKind: "user" | "key" | "system" | "anonymous";
        /** AdminOverview */
        AdminOverview: {
            /** Format: date-time */
            now: string;
            users: components["schemas"]["UserFigures"];
            jobs: components["schemas"]["JobCounts"];
            executions: components["schemas"]["ExecutionFigures"];
        };
        /** AdminUserList */
        AdminUserList: {
            items: components["schemas"]["AdminUserView"][];
            total: number;
            next_cursor: string | null;
            counts: {
                [key: string]: number;
            };
        };
        /** AdminUserView */
        AdminUserView: {
            id: string;
            email: string;
            name: string;
            username: string | null;
            role: components["schemas"]["Role"];
            state: components["schemas"]["UserState"];
            /** @default  */
            timezone: string;
            /** Format: date-time */
            created_at: string;
            email_verified_at: string | null;
            last_login_at: string | null;
            /** @default false */
            has_totp: boolean;
            has_password: boolean;
            providers: string[];
            passkeys: number;
            sessions: number;
            seen_at: string | null;
            api_keys: number;
            teams: number;
            jobs: number;
        };
        /** AdviceEvidence */
        AdviceEvidence: {
            name: string;
            value: number;
            unit: string;
        };
        /**
         * AdviceKind
         * @description What it is about.
         * @enum {string}
         */
        AdviceKind: "timeout" | "memory" | "retries" | "frequency" | "dead" | "duplicate" | "move";
        /** AdviceList */
        AdviceList: {
            items: components["schemas"]["AdviceView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * AdviceState
         * @description What became of it.
         * @enum {string}
         */
        AdviceState: "open" | "applied" | "dismissed";
        /** AdviceView */
        AdviceView: {
            id: string;
            job_id: string;
            job_name: string;
            owner_id: string;
            tags: string[];
            job_version: number;
            kind: components["schemas"]["AdviceKind"];
            reason: string;
            sentence: string;
            before: components["schemas"]["AdvisedSettings"];
            after: components["schemas"]["AdvisedSettings"];
            evidence: components["schemas"]["AdviceEvidence"][];
            /** @default [] */
            executions: string[];
            other_job_id: string | null;
            move: components["schemas"]["MoveOutlook"] | null;
            weight: number;
            state: components["schemas"]["AdviceState"];
            /** @default 1 */
            revision: number;
            /** Format: date-time */
            made_at: string;
            decided_at: string | null;
            decided_by: string | null;
            applied_version: number | null;
            before_text: string;
            after_text: string;
            other_job_name: string | null;
            is_outdated: boolean;
            may_decide: boolean;
        };
        /** AdvisedSettings */
        AdvisedSettings: {
            timeout_s: number | null;
            memory_bytes: number | null;
            retry: components["schemas"]["RetryPolicy"] | null;
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            state: components["schemas"]["JobState"] | null;
        };
        /**
         * Against
         * @description What to compare with.
         * @enum {string}
         */
        Against: "before" | "week";
        /** AiChange */
        AiChange: {
            is_on?: boolean;
            allows_own_keys?: boolean;
            model?: string;
            base_url?: string;
            daily_budget_usd?: number;
            monthly_budget_usd?: number;
            owner_daily_budget_usd?: number;
            owner_monthly_budget_usd?: number;
            api_key?: string | null;
        };
        /** AiCheck */
        AiCheck: {
            ok: boolean;
            detail: string;
            duration_ms: number;
            model: components["schemas"]["AiModel"] | null;
            models: components["schemas"]["AiModel"][];
        };
        /** AiModel */
        AiModel: {
            id: string;
            name: string;
            max_input_tokens: number | null;
            max_output_tokens: number | null;
        };
        /** AiSettings */
        AiSettings: {
            /** @default true */
            is_on: boolean;
            /** @default true */
            allows_own_keys: boolean;
            /** @default  */
            model: string;
            /** @default https://api.anthropic.com */
            base_url: string;
            /** @default 0 */
            daily_budget_usd: number;
            /** @default 0 */
            monthly_budget_usd: number;
            /** @default 0 */
            owner_daily_budget_usd: number;
            /** @default 0 */
            owner_monthly_budget_usd: number;
        };
        /** AiUsage */
        AiUsage: {
            installation: components["schemas"]["Spending"];
            owners: components["schemas"]["OwnerSpending"][];
        };
        /** AiView */
        AiView: {
            /** @default true */
            is_on: boolean;
            /** @default true */
            allows_own_keys: boolean;
            /** @default  */
            model: string;
            /** @default https://api.anthropic.com */
            base_url: string;
            /** @default 0 */
            daily_budget_usd: number;
            /** @default 0 */
            monthly_budget_usd: number;
            /** @default 0 */
            owner_daily_budget_usd: number;
            /** @default 0 */
            owner_monthly_budget_usd: number;
            api_key_is_set: boolean;
        };
        /** Anomaly */
        Anomaly: {
            execution_id: string;
            insight_id: string;
            kind: string;
            severity: components["schemas"]["Severity"];
            rate: number;
            sentence: string;
        };
        /** AnySpec */
        AnySpec: {
            schedules: (components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"])[];
            /** @default UTC */
            timezone?: string;
            /** @constant */
            kind: "any";
        };
        /** ApiKey */
        ApiKey: {
            id: string;
            user_id: string;
            name: string;
            scopes: components["schemas"]["Permission"][];
            jobs: string[];
            networks: string[];
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            last_used_at: string | null;
            last_used_address: string | null;
        };
        /** ApiKeyList */
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
        };
        /**
         * AppendBody
         * @description What comes at the end: of a text another text, of a list one more item.
         */
        AppendBody: {
            value: unknown;
        };
        /** ArtifactInfo */
        ArtifactInfo: {
            name: string;
            bytes: number;
            media_type: string;
            /** Format: date-time */
            created_at: string;
        };
        /** ArtifactList */
        ArtifactList: {
            items: components["schemas"]["ArtifactInfo"][];
        };
        /** AskAnswer */
        AskAnswer: {
            question: string;
            plan: components["schemas"]["AskPlan"];
            path: string;
            rows: components["schemas"]["AskRow"][];
            sentences: components["schemas"]["AskSentence"][];
            total: number;
            complete: boolean;
        };
        /** AskPlan */
        AskPlan: {
            measure: components["schemas"]["Measure"];
            query: string;
            since: string | null;
            until: string | null;
            sort: components["schemas"]["ExecutionSort"];
            /** @default [] */
            doubts: string[];
            /** @default [] */
            unread: string[];
            /**
             * @default rules
             * @enum {string}
             */
            read_by: "rules" | "model" | "person";
        };
        /** AskRequest */
        AskRequest: {
            question: string;
            /** @default UTC */
            timezone?: string;
            measure?: components["schemas"]["Measure"] | null;
            query?: string | null;
            from?: string | null;
            to?: string | null;
            sort?: components["schemas"]["ExecutionSort"] | null;
        };
        /** AskRow */
        AskRow: {
            id: string;
            job_id: string | null;
            /** @default  */
            job_name: string;
            execution_id: string | null;
            state: components["schemas"]["ExecutionState"] | null;
            at: string | null;
            duration_ms: number | null;
            count: number | null;
            of: number | null;
            change: number | null;
            error: string | null;
        };
        /** AskSentence */
        AskSentence: {
            text: string;
            cites: string[];
        };
        /** Asked */
        Asked: {
            detail: string;
        };
        /** Assertion */
        Assertion: {
            /** @description base64url */
            clientDataJSON: string;
            /** @description base64url */
            authenticatorData: string;
            /** @description base64url */
            signature: string;
            /** @description base64url */
            userHandle?: string | null;
        };
        /** Attempt */
        Attempt: {
            number: number;
            worker: string;
            /** Format: date-time */
            started_at: string;
            finished_at: string | null;
            outcome: components["schemas"]["Outcome"] | null;
            exit_code: number | null;
            signal: string | null;
            error: string | null;
            cause: components["schemas"]["Cause"] | null;
            http_status: number | null;
            /** @default 0 */
            first_line: number;
            setup_ms: number | null;
            cleanup_ms: number | null;
            retry_at: string | null;
        };
        /** Attestation */
        Attestation: {
            /** @description base64url */
            clientDataJSON: string;
            /** @description base64url */
            attestationObject: string;
            transports?: string[];
        };
        /** AuditEntryView */
        AuditEntryView: {
            seq: number;
            /** Format: date-time */
            time: string;
            actor: components["schemas"]["Actor"];
            action: string;
            resource: components["schemas"]["Resource"];
            owner_id: string;
            address: string | null;
            agent: string | null;
            request_id: string;
            result: components["schemas"]["AuditResult"];
            code: string;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            omitted: number;
            hash: string;
        };
        /**
         * AuditFault
         * @description How an entry can be found to have been tampered with.
         * @enum {string}
         */
        AuditFault: "missing" | "altered" | "moved" | "unlinked" | "unreadable" | "no_key" | "bad_head" | "bad_anchor" | "beyond_head" | "truncated";
        /** AuditFinding */
        AuditFinding: {
            seq: number;
            fault: components["schemas"]["AuditFault"];
            detail: string;
        };
        /**
         * AuditFormat
         * @description JSON lines, or a table.
         * @enum {string}
         */
        AuditFormat: "csv" | "jsonl";
        /** AuditList */
        AuditList: {
            items: components["schemas"]["AuditEntryView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * AuditResult
         * @description What came of it.
         * @enum {string}
         */
        AuditResult: "ok" | "refused" | "failed";
        /** Authorship */
        Authorship: {
            narrator: string;
            facts_hash: string;
            /** @default  */
            model: string;
            /** @default 0 */
            input_tokens: number;
            /** @default 0 */
            output_tokens: number;
            /** @default 0 */
            cached_tokens: number;
            /** @default 0 */
            cost_usd: number;
            /** @default  */
            failure: string;
            /** @default  */
            detail: string;
            /** @default 0 */
            dropped: number;
        };
        /** BackfillAnswer */
        BackfillAnswer: {
            backfill: components["schemas"]["BackfillView"] | null;
            total: number;
            times: string[];
        };
        /** BackfillList */
        BackfillList: {
            items: components["schemas"]["BackfillView"][];
        };
        /** BackfillRequest */
        BackfillRequest: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @default false */
            dry_run?: boolean;
            /** @default 1 */
            max_parallel?: number;
            /** @default false */
            include_fired?: boolean;
        };
        /**
         * BackfillState
         * @description Where a backfill is.
         * @enum {string}
         */
        BackfillState: "running" | "done" | "cancelled";
        /** BackfillView */
        BackfillView: {
            id: string;
            job_id: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            state: components["schemas"]["BackfillState"];
            total: number;
            dispatched: number;
            max_parallel: number;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            created_by: string;
        };
        /** BestHour */
        BestHour: {
            hour: number;
            score: number;
            success_rate: number;
            duration_s: number;
            load: number | null;
            count: number;
        };
        /** Bind */
        Bind: {
            path: string;
            /** @default false */
            writable?: boolean;
        };
        /** Blackout */
        Blackout: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @default  */
            label?: string;
        };
        /** BlockedCaller */
        BlockedCaller: {
            caller: string;
            kind: string;
            name: string | null;
            /** Format: date-time */
            refused_at: string;
            refusals: {
                [key: string]: number;
            };
        };
        /** BlockedList */
        BlockedList: {
            items: components["schemas"]["BlockedCaller"][];
            total: number;
            next_cursor: string | null;
        };
        /** Branding */
        Branding: {
            name: string;
            accent: string | null;
            shades: components["schemas"]["Shades"] | null;
            logo: string | null;
        };
        /** BrandingChange */
        BrandingChange: {
            name?: string;
            accent?: string;
            logo?: string;
        };
        /** BrandingSettings */
        BrandingSettings: {
            /** @default Chronos Synapse */
            name: string;
            /** @default  */
            accent: string;
            /** @default  */
            logo: string;
        };
        /**
         * BulkAction
         * @description What can be done to many jobs at once.
         * @enum {string}
         */
        BulkAction: "activate" | "pause" | "archive" | "delete" | "tag" | "untag" | "run" | "transfer";
        /** BulkRequest */
        BulkRequest: {
            ids: string[];
            action: components["schemas"]["BulkAction"];
            tags?: string[];
            owner_id?: string | null;
        };
        /** BulkResult */
        BulkResult: {
            id: string;
            ok: boolean;
            error: string | null;
            code: string | null;
            /** @default [] */
            errors: components["schemas"]["FieldError"][];
            execution_id: string | null;
            state: components["schemas"]["ExecutionState"] | null;
            former_state: components["schemas"]["JobState"] | null;
        };
        /** BulkResults */
        BulkResults: {
            results: components["schemas"]["BulkResult"][];
        };
        /** BulkUserRequest */
        BulkUserRequest: {
            ids: string[];
            action: components["schemas"]["UserAction"];
            role?: components["schemas"]["Role"] | null;
            transfer_to?: string | null;
        };
        /** BulkUserResult */
        BulkUserResult: {
            id: string;
            ok: boolean;
            error: string | null;
        };
        /** BulkUserResults */
        BulkUserResults: {
            results: components["schemas"]["BulkUserResult"][];
        };
        /** Calendar */
        Calendar: {
            id: string;
            name: string;
            description: string;
            mode: components["schemas"]["CalendarMode"];
            timezone: string;
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            tags: string[];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** CalendarChange */
        CalendarChange: {
            name?: string;
            source?: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            description?: string;
            mode?: components["schemas"]["CalendarMode"];
            timezone?: string;
            tags?: string[];
        };
        /** CalendarList */
        CalendarList: {
            items: components["schemas"]["Calendar"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * CalendarMode
         * @description What being covered by a calendar means.
         * @enum {string}
         */
        CalendarMode: "closed" | "open";
        /** CalendarPreview */
        CalendarPreview: {
            stretches: components["schemas"]["Blackout"][];
            complete: boolean;
        };
        /** CalendarPreviewRequest */
        CalendarPreviewRequest: {
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            /** @default UTC */
            timezone?: string;
            from?: string | null;
            to?: string | null;
        };
        /** CalendarView */
        CalendarView: {
            id: string;
            name: string;
            description: string;
            mode: components["schemas"]["CalendarMode"];
            timezone: string;
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            tags: string[];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            warnings: components["schemas"]["CalendarWarning"][];
        };
        /** CalendarWarning */
        CalendarWarning: {
            code: string;
            detail: string;
        };
        /** CancelAnswer */
        CancelAnswer: {
            state: components["schemas"]["ExecutionState"];
        };
        /** Catalog */
        Catalog: {
            executors: components["schemas"]["ExecutorEntry"][];
        };
        /**
         * Cause
         * @description Why an attempt did not succeed.
         * @enum {string}
         */
        Cause: "exit_code" | "signal" | "timeout" | "out_of_memory" | "limit" | "network" | "http_status" | "setup" | "refused" | "lost" | "internal";
        /** ChartConfig */
        ChartConfig: {
            job_ids: string[];
            metric?: components["schemas"]["Metric"];
            /** @default  */
            kpi?: string;
            reduce?: components["schemas"]["Reduce"];
            style?: components["schemas"]["ChartStyle"];
            /** @constant */
            kind: "chart";
        };
        /**
         * ChartStyle
         * @description How a series is drawn.
         * @enum {string}
         */
        ChartStyle: "lines" | "bars";
        /** CheckUpReport */
        CheckUpReport: {
            findings: components["schemas"]["Finding"][];
            is_complete: boolean;
            duration_ms: number;
        };
        /** CheckUpRequest */
        CheckUpRequest: {
            job_id?: string | null;
            /** @default 24 */
            since_hours?: number;
            /** @default false */
            repair?: boolean;
        };
        /** Choice */
        Choice: {
            id: string;
            text: string;
        };
        /** Cleared */
        Cleared: {
            count: number;
        };
        /** ClockChange */
        ClockChange: {
            at: string;
            /** @enum {string} */
            kind: "forward" | "back";
            text: string;
        };
        /** CodeProof */
        CodeProof: {
            code: string;
        };
        /** CollidingJob */
        CollidingJob: {
            id: string;
            name: string;
            usual_ms: number;
        };
        /** Collision */
        Collision: {
            kind: components["schemas"]["CollisionKind"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            peak: number;
            jobs_total: number;
            jobs: components["schemas"]["CollidingJob"][];
            shared: components["schemas"]["SharedTrait"][];
        };
        /**
         * CollisionKind
         * @description What is wrong.
         * @enum {string}
         */
        CollisionKind: "overload" | "crowd" | "itself";
        /** ComingRun */
        ComingRun: {
            low_s: number;
            lower_s: number;
            middle_s: number;
            upper_s: number;
            high_s: number;
            /** Format: date-time */
            due_at: string;
        };
        /** CommentChange */
        CommentChange: {
            text: string;
        };
        /** CommentList */
        CommentList: {
            items: components["schemas"]["CommentView"][];
            total: number;
            next_cursor: string | null;
        };
        /** CommentView */
        CommentView: {
            id: string;
            job_id: string;
            parent_id: string | null;
            author_id: string;
            text: string;
            /** Format: date-time */
            created_at: string;
            edited_at: string | null;
            deleted_at: string | null;
            author_name: string;
            may_edit: boolean;
            may_delete: boolean;
        };
        /** Comparison */
        Comparison: {
            fields: components["schemas"]["FieldComparison"][];
            definition: components["schemas"]["DefinitionDifference"][];
            log: components["schemas"]["LogComparison"];
        };
        /**
         * ConditionBody
         * @description Which way what follows is to go.
         */
        ConditionBody: {
            condition: boolean;
        };
        /** ContextAnswer */
        ContextAnswer: {
            execution_id: string;
            job_id: string;
            job_name: string;
            job_version: number;
            owner_id: string;
            attempt: number;
            queue: string;
            tags: string[];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            started_at: string;
        };
        /** Country */
        Country: {
            code: string;
            name: string;
            subdivisions: components["schemas"]["Subdivision"][];
        };
        /** CronSpec */
        CronSpec: {
            expression: string;
            /** @default UTC */
            timezone?: string;
            gap?: components["schemas"]["GapPolicy"];
            fold?: components["schemas"]["FoldPolicy"];
            /** @constant */
            kind: "cron";
        };
        /** CrontabImport */
        CrontabImport: {
            jobs: components["schemas"]["ImportedJob"][];
            settings: components["schemas"]["CrontabSetting"][];
            rejected: components["schemas"]["RejectedLine"][];
            ignored: components["schemas"]["IgnoredLine"][];
            totals: components["schemas"]["ImportTotals"];
        };
        /** CrontabImportRequest */
        CrontabImportRequest: {
            text: string;
            /**
             * @default user
             * @enum {string}
             */
            kind?: "user" | "system";
            /** @default UTC */
            timezone?: string;
            /**
             * @default paused
             * @enum {string}
             */
            state?: "draft" | "active" | "paused";
            /** @default false */
            dry_run?: boolean;
        };
        /** CrontabSetting */
        CrontabSetting: {
            line: number;
            name: string;
            value: string;
        };
        /** DaemonInfo */
        DaemonInfo: {
            id: string;
            host: string;
            pid: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            seen_at: string;
        };
        /** DashboardChange */
        DashboardChange: {
            name?: string;
            description?: string;
            shared?: components["schemas"]["DashboardShare"] | null;
            span?: string;
            refresh_s?: number;
            widgets?: components["schemas"]["Widget"][];
        };
        /** DashboardList */
        DashboardList: {
            items: components["schemas"]["DashboardSummary"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** DashboardShare */
        DashboardShare: {
            subject: string;
            level?: components["schemas"]["ShareLevel"];
        };
        /** DashboardSummary */
        DashboardSummary: {
            id: string;
            name: string;
            description: string;
            owner_id: string;
            shared: components["schemas"]["DashboardShare"] | null;
            widgets: number;
            version: number;
            /** Format: date-time */
            updated_at: string;
            may_change: boolean;
            may_manage: boolean;
        };
        /** DashboardView */
        DashboardView: {
            id: string;
            name: string;
            description: string;
            owner_id: string;
            shared: components["schemas"]["DashboardShare"] | null;
            span: string;
            refresh_s: number;
            widgets: components["schemas"]["Widget"][];
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            may_change: boolean;
            may_manage: boolean;
        };
        /** DatabaseState */
        DatabaseState: {
            version: string;
            bytes: number;
            connections: number;
            most_connections: number;
            tables: components["schemas"]["TableSize"][];
        };
        /** DateSpec */
        DateSpec: {
            /** Format: date-time */
            run_at: string;
            /** @default UTC */
            timezone?: string;
            /** @constant */
            kind: "date";
        };
        /** DayBand */
        DayBand: {
            job_id: string;
            job_name: string;
            count: number;
            usual_ms: number;
            jobs: number;
        };
        /** DayBar */
        DayBar: {
            job_id: string;
            job_name: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            usual_ms: number;
            is_measured: boolean;
            execution_id: string | null;
            state: components["schemas"]["ExecutionState"] | null;
        };
        /** DayRow */
        DayRow: {
            key: string;
            bars: components["schemas"]["DayBar"][];
            bands: components["schemas"]["DayBand"][];
            planned: number;
        };
        /** DeadLetterList */
        DeadLetterList: {
            items: components["schemas"]["DeadLetterView"][];
            total: number;
            next_cursor: string | null;
        };
        /** DeadLetterRequest */
        DeadLetterRequest: {
            ids: string[];
        };
        /** DeadLetterResult */
        DeadLetterResult: {
            id: string;
            ok: boolean;
            execution_id: string | null;
            error: string | null;
        };
        /** DeadLetterResults */
        DeadLetterResults: {
            results: components["schemas"]["DeadLetterResult"][];
        };
        /** DeadLetterView */
        DeadLetterView: {
            execution_id: string;
            job_id: string;
            job_name: string;
            owner_id: string;
            state: components["schemas"]["ExecutionState"];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            ended_at: string;
            attempts: number;
            cause: components["schemas"]["Cause"] | null;
            exit_code: number | null;
            http_status: number | null;
            error: string | null;
        };
        /** DefinitionDifference */
        DefinitionDifference: {
            pointer: string;
            left: unknown;
            right: unknown;
        };
        /**
         * DefinitionFormat
         * @description How to write them down.
         * @enum {string}
         */
        DefinitionFormat: "json" | "yaml";
        /** DefinitionImport */
        DefinitionImport: {
            format: components["schemas"]["DefinitionFormat"];
            text: string;
            mode?: components["schemas"]["ImportMode"];
            /** @default false */
            dry_run?: boolean;
            team_id?: string | null;
        };
        /** DefinitionReport */
        DefinitionReport: {
            results: components["schemas"]["DefinitionResult"][];
            totals: {
                [key: string]: number;
            };
            dry_run: boolean;
        };
        /** DefinitionResult */
        DefinitionResult: {
            index: number;
            name: string;
            outcome: components["schemas"]["ImportOutcome"];
            job_id: string | null;
            /** @default [] */
            changes: string[];
            code: string | null;
            /** @default [] */
            errors: components["schemas"]["FieldError"][];
        };
        /** DeployRequest */
        DeployRequest: {
            version: string;
            at?: string | null;
            /** @default [] */
            job_ids?: string[];
            /** @default [] */
            tags?: string[];
        };
        /** DirectoryEntry */
        DirectoryEntry: {
            id: string;
            kind: components["schemas"]["EntryKind"];
            name: string;
            email: string | null;
        };
        /** DirectoryList */
        DirectoryList: {
            items: components["schemas"]["DirectoryEntry"][];
        };
        /**
         * Disposition
         * @description What became of a due time.
         * @enum {string}
         */
        Disposition: "fired" | "merged" | "skipped" | "missed" | "held";
        /** DonePoint */
        DonePoint: {
            /** Format: date-time */
            at: string;
            share: number;
        };
        /** Doubt */
        Doubt: {
            code: string;
            text: string;
            /** @default [] */
            choices: components["schemas"]["Choice"][];
            /** @default  */
            taken: string;
            /** @default false */
            is_answered: boolean;
        };
        /** DraftedJob */
        DraftedJob: {
            job: components["schemas"]["NewJob"];
            found: components["schemas"]["FoundPart"][];
            missing: string[];
            reading: components["schemas"]["ScheduleReading"];
            doubts: components["schemas"]["Doubt"][];
            unread: components["schemas"]["UnreadPart"][];
        };
        /** Drift */
        Drift: {
            earlier_ms: number;
            recent_ms: number;
            z: number;
        };
        /** DurationPoint */
        DurationPoint: {
            execution_id: string;
            /** Format: date-time */
            time: string;
            duration_ms: number;
            state: components["schemas"]["ExecutionState"];
        };
        /**
         * DurationSource
         * @description Where durations are from.
         * @enum {string}
         */
        DurationSource: "history" | "assumed";
        /** Durations */
        Durations: {
            points: components["schemas"]["DurationPoint"][];
        };
        /** DurationsView */
        DurationsView: {
            count: number;
            median_ms: number;
            source: components["schemas"]["DurationSource"];
        };
        /** EmailChange */
        EmailChange: {
            email: string;
            password: string;
        };
        /** EmailConfirmation */
        EmailConfirmation: {
            token: string;
        };
        /** EmailConfirmed */
        EmailConfirmed: {
            email: string;
        };
        /**
         * Ended
         * @description What was different about the success that ended a row of failures.
         * @enum {string}
         */
        Ended: "definition" | "replay" | "by_hand" | "by_itself";
        /**
         * EntryKind
         * @description What an id is of.
         * @enum {string}
         */
        EntryKind: "user" | "team";
        /** EpisodeView */
        EpisodeView: {
            job_id: string;
            first_id: string;
            /** Format: date-time */
            first_at: string;
            last_id: string;
            /** Format: date-time */
            last_at: string;
            version: number;
            /** @default 1 */
            count: number;
            remedy: components["schemas"]["RemedyView"] | null;
            job_name: string | null;
        };
        /** EvidenceItem */
        EvidenceItem: {
            id: string;
            job_id: string;
            job_name: string;
            state: components["schemas"]["ExecutionState"];
            /** Format: date-time */
            scheduled_for: string;
            duration_ms: number | null;
        };
        /** ExampleView */
        ExampleView: {
            execution_id: string;
            job_id: string;
            /** Format: date-time */
            at: string;
            text: string;
            line: number | null;
        };
        /**
         * ExecutionAction
         * @description What can be done to many executions at once.
         * @enum {string}
         */
        ExecutionAction: "cancel" | "replay";
        /** ExecutionBulkRequest */
        ExecutionBulkRequest: {
            ids: string[];
            action: components["schemas"]["ExecutionAction"];
        };
        /** ExecutionFigures */
        ExecutionFigures: {
            running: number;
            waiting: number;
            succeeded: number;
            failed: number;
            not_run: number;
            success_rate: number | null;
            outcomes: components["schemas"]["OutcomeSeries"];
            lag_p50_ms: number | null;
            lag_p99_ms: number | null;
        };
        /** ExecutionList */
        ExecutionList: {
            items: components["schemas"]["ExecutionView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** ExecutionListConfig */
        ExecutionListConfig: {
            selection?: components["schemas"]["WidgetSelection"];
            sort?: components["schemas"]["ExecutionSort"];
            /** @default 10 */
            rows?: number;
            /** @constant */
            kind: "executions";
        };
        /**
         * ExecutionSort
         * @description Order.
         * @enum {string}
         */
        ExecutionSort: "-scheduled_for" | "scheduled_for" | "-duration_ms" | "duration_ms";
        /**
         * ExecutionState
         * @description Where an execution is. The first three are live; the others are final.
         * @enum {string}
         */
        ExecutionState: "queued" | "running" | "retrying" | "succeeded" | "failed" | "timed_out" | "cancelled" | "abandoned" | "skipped" | "missed";
        /** ExecutionView */
        ExecutionView: {
            id: string;
            job_id: string;
            job_name: string;
            job_version: number;
            owner_id: string;
            tags: string[];
            origin: components["schemas"]["Origin"];
            state: components["schemas"]["ExecutionState"];
            queue: string;
            /** @default [] */
            needs: string[];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            queued_at: string;
            started_at: string | null;
            finished_at: string | null;
            duration_ms: number | null;
            lag_ms: number | null;
            exit_code: number | null;
            error: string | null;
            reason: string | null;
            missed_count: number;
            missed_until: string | null;
            cpu_ms: number | null;
            peak_memory_bytes: number | null;
            log: components["schemas"]["LogTotals"];
            attempts: components["schemas"]["Attempt"][];
            cause: components["schemas"]["Cause"] | null;
            http_status: number | null;
            retry_at: string | null;
            /** @default false */
            is_dry_run: boolean;
            highlights: components["schemas"]["Highlight"][];
        };
        /** ExecutorEntry */
        ExecutorEntry: {
            kind: string;
            title: string;
            description: string;
            config_schema: {
                [key: string]: unknown;
            };
            is_process: boolean;
        };
        /** ExecutorRef */
        ExecutorRef: {
            kind: string;
            config?: {
                [key: string]: unknown;
            };
        };
        /** Expectations */
        Expectations: {
            points: components["schemas"]["ExpectedDuration"][];
            anomalies: components["schemas"]["Anomaly"][];
            next: components["schemas"]["NextDuration"] | null;
            learned: components["schemas"]["Learned"];
        };
        /** ExpectedDuration */
        ExpectedDuration: {
            execution_id: string;
            /** Format: date-time */
            time: string;
            lower_ms: number;
            expected_ms: number;
            upper_ms: number;
        };
        /** Explanation */
        Explanation: {
            execution_id: string;
            text: string;
            line: number | null;
            points: components["schemas"]["ExplanationPoint"][];
            duration_ms: number | null;
            usual: components["schemas"]["UsualDuration"] | null;
            pattern: components["schemas"]["PatternItem"] | null;
            similar: components["schemas"]["SimilarFailure"][];
            /** @default false */
            can_word: boolean;
        };
        /** ExplanationFact */
        ExplanationFact: {
            id: string;
            kind: components["schemas"]["PointKind"];
            text: string;
            evidence: components["schemas"]["PointEvidence"][];
        };
        /** ExplanationPoint */
        ExplanationPoint: {
            kind: components["schemas"]["PointKind"];
            text: string;
            evidence: components["schemas"]["PointEvidence"][];
        };
        /** ExplanationWords */
        ExplanationWords: {
            execution_id: string;
            headline: string;
            sentences: components["schemas"]["ReportSentence"][];
            hypotheses: components["schemas"]["ReportSentence"][];
            facts: components["schemas"]["ExplanationFact"][];
            authorship: components["schemas"]["Authorship"];
            is_kept: boolean;
        };
        /** Facet */
        Facet: {
            field: components["schemas"]["Field"];
            values: components["schemas"]["FacetValue"][];
            exact: boolean;
            estimated: boolean;
        };
        /** FacetCount */
        FacetCount: {
            value: string;
            count: number;
        };
        /** FacetList */
        FacetList: {
            facets: components["schemas"]["Facet"][];
            total: number;
            complete: boolean;
        };
        /** FacetValue */
        FacetValue: {
            value: string;
            count: number;
            is_chosen: boolean;
        };
        /** FactSource */
        FactSource: {
            name: string;
            /** @default  */
            path: string;
            /** @default [] */
            executions: string[];
        };
        /** FactorProof */
        FactorProof: {
            password?: string | null;
            code?: string | null;
            recovery_code?: string | null;
        };
        /** FailingJob */
        FailingJob: {
            job_id: string;
            job_name: string;
            execution_id: string;
            state: components["schemas"]["ExecutionState"];
            error: string | null;
            /** Format: date-time */
            finished_at: string;
            /** Format: date-time */
            since: string;
            last_good_at: string | null;
            count: number;
            pattern_id: string | null;
        };
        /** FailureRow */
        FailureRow: {
            count: number;
            first_id: string;
            /** Format: date-time */
            since: string;
        };
        /** Feedback */
        Feedback: {
            /** Format: date-time */
            at: string;
            user_id: string;
            user_name: string;
            verdict: components["schemas"]["Verdict"];
        };
        /** FeedbackRequest */
        FeedbackRequest: {
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * Field
         * @description What can be asked of an execution.
         * @enum {string}
         */
        Field: "words" | "job" | "state" | "tag" | "exit" | "duration" | "lag" | "origin" | "owner" | "worker" | "error" | "log";
        /** FieldComparison */
        FieldComparison: {
            name: string;
            left: unknown;
            right: unknown;
            differs: boolean;
        };
        /**
         * FieldError
         * @description One refused field: where it is, a stable code, and what would be right.
         */
        FieldError: {
            pointer: string;
            code: string;
            detail: string;
        };
        /** FigureConfig */
        FigureConfig: {
            value: components["schemas"]["WidgetValue"];
            /** @default true */
            compare?: boolean;
            /** @constant */
            kind: "figure";
        };
        /**
         * FigureOf
         * @description What a single number tells.
         * @enum {string}
         */
        FigureOf: "executions" | "success_rate" | "running" | "queued" | "failing_jobs" | "start_lag" | "metric" | "kpi";
        /** FindPerson */
        FindPerson: {
            email: string;
        };
        /** Finding */
        Finding: {
            kind: components["schemas"]["FindingKind"];
            text: string;
            remedy: string;
            job_id: string | null;
            job_name: string | null;
            execution_id: string | null;
            owner_id: string | null;
            first: string | null;
            last: string | null;
            /** @default 1 */
            count: number;
            /** @default false */
            repaired: boolean;
        };
        /**
         * FindingKind
         * @description What is wrong.
         * @enum {string}
         */
        FindingKind: "missing" | "undue" | "double" | "overlapping" | "wrong_count" | "unreadable" | "unarmed" | "wrong_cursor" | "execution_gone" | "unrecorded" | "stuck" | "wrong_counter" | "not_indexed" | "server";
        /** Findings */
        Findings: {
            usual: components["schemas"]["UsualDuration"] | null;
            last_good: components["schemas"]["GoodExecution"] | null;
            failures: components["schemas"]["FailureRow"] | null;
            fields: components["schemas"]["FieldComparison"][];
            definition: components["schemas"]["DefinitionDifference"][];
            log: components["schemas"]["LogFinding"] | null;
        };
        /**
         * FoldPolicy
         * @description Which pass counts of a clock time that happens twice because the clock is put back.
         * @enum {string}
         */
        FoldPolicy: "auto" | "first" | "last" | "both";
        /** ForecastModel */
        ForecastModel: {
            name: string;
            error: components["schemas"]["ModelError"] | null;
            naive_error: components["schemas"]["ModelError"] | null;
        };
        /** ForgotRequest */
        ForgotRequest: {
            email: string;
        };
        /** FoundPart */
        FoundPart: {
            field: string;
            start: number;
            end: number;
            text: string;
        };
        /**
         * GapPolicy
         * @description What becomes of a clock time that does not exist because the clock is put forward over it.
         * @enum {string}
         */
        GapPolicy: "auto" | "shift" | "skip";
        /** GaugeConfig */
        GaugeConfig: {
            value: components["schemas"]["WidgetValue"];
            /** @default 0 */
            low?: number;
            /** @default 100 */
            high?: number;
            warn_at?: number | null;
            bad_at?: number | null;
            /** @constant */
            kind: "gauge";
        };
        /** GoodExecution */
        GoodExecution: {
            id: string;
            job_version: number;
            /** Format: date-time */
            scheduled_for: string;
            duration_ms: number | null;
        };
        /** GrantChange */
        GrantChange: {
            level: components["schemas"]["GrantLevel"];
        };
        /**
         * GrantLevel
         * @description What somebody may do with a job that is shared, each including those before.
         * @enum {string}
         */
        GrantLevel: "view" | "run" | "edit";
        /** GrantList */
        GrantList: {
            items: components["schemas"]["GrantView"][];
        };
        /** GrantView */
        GrantView: {
            subject_id: string;
            kind: components["schemas"]["EntryKind"];
            name: string;
            level: components["schemas"]["GrantLevel"];
            granted_by: string;
            granted_by_name: string;
            /** Format: date-time */
            granted_at: string;
        };
        /** Health */
        Health: {
            status: string;
            parts: components["schemas"]["Parts"];
        };
        /** Highlight */
        Highlight: {
            /** @enum {string} */
            field: "error" | "output" | "job_name";
            text: string;
            ranges: [
                number,
                number
            ][];
            before: string | null;
            after: string | null;
            line: number | null;
        };
        /** Histogram */
        Histogram: {
            bucket_s: number;
            since: string | null;
            until: string | null;
            points: components["schemas"]["HistogramPoint"][];
            complete: boolean;
        };
        /** HistogramPoint */
        HistogramPoint: {
            /** Format: date-time */
            time: string;
            total: number;
            failed: number;
            not_run: number;
        };
        /**
         * HistoryFormat
         * @description A table, or JSON lines.
         * @enum {string}
         */
        HistoryFormat: "csv" | "jsonl";
        /** HolidaySource */
        HolidaySource: {
            country: string;
            /** @default  */
            subdivision?: string;
            /** @constant */
            kind: "holidays";
        };
        /** HunkLine */
        HunkLine: {
            kind: components["schemas"]["LineKind"];
            text: string;
        };
        /** IcsSource */
        IcsSource: {
            text: string;
            /** @constant */
            kind: "ics";
        };
        /** IdentityList */
        IdentityList: {
            items: components["schemas"]["IdentityView"][];
        };
        /** IdentityView */
        IdentityView: {
            id: string;
            provider_id: string | null;
            provider_name: string;
            email: string;
            /** Format: date-time */
            linked_at: string;
        };
        /** IgnoredLine */
        IgnoredLine: {
            line: number;
            /** @enum {string} */
            kind: "comment" | "blank";
        };
        /**
         * ImportMode
         * @description What becomes of definitions whose name a job has already.
         * @enum {string}
         */
        ImportMode: "create" | "update_by_name";
        /**
         * ImportOutcome
         * @description What came, or in a dry run would come, of a definition.
         * @enum {string}
         */
        ImportOutcome: "created" | "updated" | "unchanged" | "refused";
        /** ImportTotals */
        ImportTotals: {
            lines: number;
            jobs: number;
            settings: number;
            rejected: number;
            comments: number;
            blanks: number;
        };
        /** ImportedJob */
        ImportedJob: {
            line: number;
            name: string;
            schedule: components["schemas"]["CronSpec"] | null;
            schedule_text: string;
            command: string;
            run_as: string | null;
            environment: {
                [key: string]: string;
            };
            stdin: string | null;
            next_fire_at: string | null;
            warnings: string[];
            job_id: string | null;
        };
        /** ImportedVariable */
        ImportedVariable: {
            key: string;
            outcome: string;
            detail: string | null;
        };
        /**
         * IncrementBody
         * @description What is added; a variable that is not there counts as 0.
         */
        IncrementBody: {
            /** @default 1 */
            by?: number;
        };
        /** IndexState */
        IndexState: {
            name: string;
            documents: number;
            failures: number;
            last_failure: string | null;
            memory_bytes: number;
            indexed: number;
            rebuilt: number | null;
        };
        /** InputAnswer */
        InputAnswer: {
            data: {
                [key: string]: string | number | boolean;
            };
        };
        /** InputValue */
        InputValue: {
            name: string;
            value: string | number | boolean;
        };
        /** InsightChange */
        InsightChange: {
            is_on?: boolean;
            budget?: number;
        };
        /** InsightItem */
        InsightItem: {
            id: string;
            job_id: string;
            job_name: string;
            owner_id: string;
            tags: string[];
            topic: components["schemas"]["Topic"];
            state: components["schemas"]["InsightState"];
            severity: components["schemas"]["Severity"];
            rate: number;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            updated_at: string;
            closed_at: string | null;
            is_muted: boolean;
            statement: components["schemas"]["StatementView"];
            told: number;
            verdict: components["schemas"]["Verdict"] | null;
        };
        /** InsightList */
        InsightList: {
            items: components["schemas"]["InsightItem"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** InsightSettings */
        InsightSettings: {
            /** @default true */
            is_on: boolean;
            /** @default 0.3 */
            budget: number;
        };
        /**
         * InsightSort
         * @description Order.
         * @enum {string}
         */
        InsightSort: "-updated_at" | "updated_at" | "rate";
        /**
         * InsightState
         * @description Whether what it tells of goes on.
         * @enum {string}
         */
        InsightState: "open" | "closed";
        /** InsightView */
        InsightView: {
            id: string;
            job_id: string;
            job_name: string;
            owner_id: string;
            tags: string[];
            topic: components["schemas"]["Topic"];
            state: components["schemas"]["InsightState"];
            severity: components["schemas"]["Severity"];
            rate: number;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            updated_at: string;
            closed_at: string | null;
            is_muted: boolean;
            statement: components["schemas"]["StatementView"];
            told: number;
            verdict: components["schemas"]["Verdict"] | null;
            statements: components["schemas"]["StatementView"][];
            feedback: components["schemas"]["Feedback"][];
            executions: components["schemas"]["EvidenceItem"][];
            jobs: components["schemas"]["JobName"][];
            mute: components["schemas"]["MuteView"] | null;
            may_judge: boolean;
            own_verdict: components["schemas"]["Verdict"] | null;
        };
        /** InstallationAi */
        InstallationAi: {
            is_on: boolean;
            has_key: boolean;
            allows_own_keys: boolean;
            model: string;
        };
        /** Instantiated */
        Instantiated: {
            job: components["schemas"]["JobView"] | null;
            definition: {
                [key: string]: unknown;
            };
        };
        /** Instantiation */
        Instantiation: {
            values?: {
                [key: string]: string | number | boolean;
            };
            secrets?: {
                [key: string]: components["schemas"]["SecretChoice"];
            };
            name?: string | null;
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            /** @default UTC */
            timezone?: string;
            state?: components["schemas"]["JobState"];
            team_id?: string | null;
            /** @default false */
            dry_run?: boolean;
        };
        /** Interval */
        Interval: {
            low_s: number;
            lower_s: number;
            middle_s: number;
            upper_s: number;
            high_s: number;
        };
        /** IntervalSpec */
        IntervalSpec: {
            every_s: number;
            start_at?: string | null;
            /** @default UTC */
            timezone?: string;
            /** @constant */
            kind: "interval";
        };
        /** Invitation */
        Invitation: {
            email: string;
            role?: components["schemas"]["Role"];
            /** @default  */
            name?: string;
        };
        /** Job */
        Job: {
            id: string;
            name: string;
            description: string;
            tags: string[];
            state: components["schemas"]["JobState"];
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing: components["schemas"]["Timing"];
            executor: components["schemas"]["ExecutorRef"];
            timeout_s: number;
            setup_timeout_s: number;
            grace_s: number;
            environment: {
                [key: string]: string;
            };
            parameters: components["schemas"]["Parameter"][];
            sandbox: components["schemas"]["Sandbox"];
            retry: components["schemas"]["RetryPolicy"];
            keep: components["schemas"]["KeepPolicy"];
            queue: string;
            needs: string[];
            priority: components["schemas"]["Priority"];
            overlap: components["schemas"]["OverlapPolicy"];
            max_concurrent: number;
            overlap_queue_limit: number;
            misfire: components["schemas"]["MisfirePolicy"];
            misfire_grace_s: number;
            misfire_window_s: number | null;
            misfire_cap: number;
            max_executions: number | null;
            reset_counter_on_active: boolean;
            snoozed_until: string | null;
            paused_at: string | null;
            resumed_at: string | null;
            pause_reason: string;
            on_lost: components["schemas"]["LostPolicy"];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @default  */
            changed_by: string;
        };
        /** JobChange */
        JobChange: {
            name?: string;
            executor?: components["schemas"]["ExecutorRef"];
            description?: string;
            tags?: string[];
            state?: components["schemas"]["JobState"];
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing?: components["schemas"]["Timing"];
            timeout_s?: number;
            setup_timeout_s?: number;
            grace_s?: number;
            environment?: {
                [key: string]: string;
            };
            parameters?: components["schemas"]["Parameter"][];
            sandbox?: components["schemas"]["Sandbox"];
            retry?: components["schemas"]["RetryPolicy"];
            keep?: components["schemas"]["KeepPolicy"];
            queue?: string;
            needs?: string[];
            priority?: components["schemas"]["Priority"];
            overlap?: components["schemas"]["OverlapPolicy"];
            max_concurrent?: number;
            overlap_queue_limit?: number;
            misfire?: components["schemas"]["MisfirePolicy"];
            misfire_grace_s?: number;
            misfire_window_s?: number | null;
            misfire_cap?: number;
            max_executions?: number | null;
            reset_counter_on_active?: boolean;
            snoozed_until?: string | null;
            pause_reason?: string;
            on_lost?: components["schemas"]["LostPolicy"];
        };
        /** JobCheck */
        JobCheck: {
            ok: boolean;
            errors: components["schemas"]["FieldError"][];
            warnings: components["schemas"]["JobWarning"][];
            changes: components["schemas"]["DefinitionDifference"][];
            version: number | null;
            schedule_text: string;
        };
        /** JobCheckRequest */
        JobCheckRequest: {
            definition: {
                [key: string]: unknown;
            };
            job_id?: string | null;
            team_id?: string | null;
        };
        /** JobCounts */
        JobCounts: {
            active: number;
            paused: number;
            draft: number;
            archived: number;
        };
        /** JobExport */
        JobExport: {
            format: components["schemas"]["DefinitionFormat"];
            text: string;
            count: number;
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** JobFacet */
        JobFacet: {
            field: string;
            values: components["schemas"]["FacetCount"][];
            more: number;
        };
        /** JobFacets */
        JobFacets: {
            total: number;
            facets: components["schemas"]["JobFacet"][];
        };
        /** JobFigure */
        JobFigure: {
            job_id: string;
            job_name: string;
            owner_id: string;
            tags: string[];
            succeeded: number;
            failed: number;
            success_rate: number | null;
            p50_ms: number | null;
            p95_ms: number | null;
            busy_ms: number | null;
            flips: number | null;
            drift: components["schemas"]["Drift"] | null;
        };
        /** JobFigures */
        JobFigures: {
            table: components["schemas"]["JobTable"];
            items: components["schemas"]["JobFigure"][];
            total: number;
            /** Format: date-time */
            found_at: string;
            complete: boolean;
        };
        /** JobForecast */
        JobForecast: {
            job_id: string;
            learned: number;
            needed: number;
            /** Format: date-time */
            learned_at: string;
            next: components["schemas"]["Interval"] | null;
            ahead: components["schemas"]["ComingRun"][];
            success: number | null;
            runs: number;
            failed: number;
            zone: string;
            best_hours: components["schemas"]["BestHour"][];
            model: components["schemas"]["ForecastModel"];
        };
        /** JobIds */
        JobIds: {
            ids: string[];
            complete: boolean;
        };
        /** JobList */
        JobList: {
            items: components["schemas"]["JobView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** JobListConfig */
        JobListConfig: {
            /** @default  */
            search?: string;
            /** @default [] */
            states?: components["schemas"]["JobState"][];
            /** @default [] */
            tags?: string[];
            sort?: components["schemas"]["JobSort"];
            /** @default 10 */
            rows?: number;
            /** @constant */
            kind: "jobs";
        };
        /** JobName */
        JobName: {
            id: string;
            name: string;
        };
        /** JobRow */
        JobRow: {
            id: string;
            name: string;
            state: components["schemas"]["JobState"];
            version: number;
            tags: string[];
            more_tags: number;
            kind: string;
            queue: string;
            owner_id: string;
            schedule_text: string;
            next_fire_at: string | null;
            is_late: boolean;
            queued: number;
            running: number;
            last_execution_id: string | null;
            last_state: components["schemas"]["ExecutionState"] | null;
            last_finished_at: string | null;
            outcomes: components["schemas"]["ExecutionState"][];
            durations_ms: (number | null)[];
            rights: components["schemas"]["Permission"][];
        };
        /** JobRows */
        JobRows: {
            items: components["schemas"]["JobRow"][];
            offset: number;
            total: number;
            complete: boolean;
        };
        /** JobSentence */
        JobSentence: {
            text: string;
            /** @default UTC */
            timezone?: string;
            answers?: {
                [key: string]: string;
            };
            from?: string | null;
            /** @default false */
            ask_model?: boolean;
        };
        /**
         * JobSort
         * @description Order; `-` means descending.
         * @enum {string}
         */
        JobSort: "name" | "-name" | "-created_at" | "created_at";
        /**
         * JobState
         * @description Whether a job is scheduled.
         * @enum {string}
         */
        JobState: "draft" | "active" | "paused" | "archived";
        /** JobStatsView */
        JobStatsView: {
            queued: number;
            running: number;
            retrying: number;
            succeeded: number;
            failed: number;
            timed_out: number;
            cancelled: number;
            abandoned: number;
            skipped: number;
            missed: number;
            last_execution_id: string | null;
            last_state: components["schemas"]["ExecutionState"] | null;
            last_finished_at: string | null;
            recent: components["schemas"]["RecentExecution"][];
        };
        /**
         * JobTable
         * @description What jobs are listed for.
         * @enum {string}
         */
        JobTable: "slow" | "failing" | "flaky" | "drifting";
        /** JobUse */
        JobUse: {
            id: string;
            name: string;
        };
        /** JobView */
        JobView: {
            id: string;
            name: string;
            description: string;
            tags: string[];
            state: components["schemas"]["JobState"];
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing: components["schemas"]["Timing"];
            executor: components["schemas"]["ExecutorRef"];
            timeout_s: number;
            setup_timeout_s: number;
            grace_s: number;
            environment: {
                [key: string]: string;
            };
            parameters: components["schemas"]["Parameter"][];
            sandbox: components["schemas"]["Sandbox"];
            retry: components["schemas"]["RetryPolicy"];
            keep: components["schemas"]["KeepPolicy"];
            queue: string;
            needs: string[];
            priority: components["schemas"]["Priority"];
            overlap: components["schemas"]["OverlapPolicy"];
            max_concurrent: number;
            overlap_queue_limit: number;
            misfire: components["schemas"]["MisfirePolicy"];
            misfire_grace_s: number;
            misfire_window_s: number | null;
            misfire_cap: number;
            max_executions: number | null;
            reset_counter_on_active: boolean;
            snoozed_until: string | null;
            paused_at: string | null;
            resumed_at: string | null;
            pause_reason: string;
            on_lost: components["schemas"]["LostPolicy"];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @default  */
            changed_by: string;
            schedule_text: string;
            next_fire_at: string | null;
            fired_count: number;
            stats: components["schemas"]["JobStatsView"];
            rights: components["schemas"]["Permission"][];
        };
        /** JobWarning */
        JobWarning: {
            pointer: string;
            code: string;
            detail: string;
        };
        /** KeepPolicy */
        KeepPolicy: {
            days?: number | null;
            executions?: number | null;
            log_bytes?: number | null;
        };
        /** KeyKind */
        KeyKind: {
            type: string;
            alg: number;
        };
        /** KnownPasskey */
        KnownPasskey: {
            id: string;
            type: string;
        };
        /** Kpi */
        Kpi: {
            name: string;
            unit: string;
            last: components["schemas"]["Sample"] | null;
        };
        /** KpiList */
        KpiList: {
            items: components["schemas"]["Kpi"][];
        };
        /** KpiSeries */
        KpiSeries: {
            name: string;
            unit: string;
            bucket_s: number;
            points: components["schemas"]["Sample"][];
        };
        /** LagSummary */
        LagSummary: {
            p50_ms: number | null;
            p99_ms: number | null;
            count: number;
        };
        /** LaneLoad */
        LaneLoad: {
            kind: string;
            name: string;
            jobs: number;
            starts: number;
            busy_s: number;
            peak: number;
            peak_at: string | null;
            capacity: number | null;
        };
        /** Learned */
        Learned: {
            executions: number;
            successes: number;
            needed: number;
            needed_for_changes: number;
            since: string | null;
            until: string | null;
        };
        /** LimitChange */
        LimitChange: {
            read?: components["schemas"]["RateLimit"];
            write?: components["schemas"]["RateLimit"];
            run?: components["schemas"]["RateLimit"];
            search?: components["schemas"]["RateLimit"];
            export?: components["schemas"]["RateLimit"];
            stream?: components["schemas"]["RateLimit"];
            auth?: components["schemas"]["RateLimit"];
        };
        /** LimitList */
        LimitList: {
            items: components["schemas"]["LimitView"][];
        };
        /** LimitRequest */
        LimitRequest: {
            limit: number;
        };
        /**
         * LimitScope
         * @description What a limit is for.
         * @enum {string}
         */
        LimitScope: "owner" | "tag";
        /** LimitSettings */
        LimitSettings: {
            read: components["schemas"]["RateLimit"];
            write: components["schemas"]["RateLimit"];
            run: components["schemas"]["RateLimit"];
            search: components["schemas"]["RateLimit"];
            export: components["schemas"]["RateLimit"];
            stream: components["schemas"]["RateLimit"];
            auth: components["schemas"]["RateLimit"];
        };
        /** LimitView */
        LimitView: {
            scope: components["schemas"]["LimitScope"];
            name: string;
            owner_id: string;
            limit: number;
            running: number;
            waiting: number;
        };
        /** Limits */
        Limits: {
            cpu?: number | null;
            memory_bytes?: number | null;
            pids?: number | null;
            open_files?: number | null;
            file_bytes?: number | null;
            disk_bytes?: number | null;
            output_bytes?: number | null;
        };
        /**
         * LineKind
         * @description Where a line stands.
         * @enum {string}
         */
        LineKind: "same" | "left" | "right";
        /** LinkDeparture */
        LinkDeparture: {
            location: string;
        };
        /** LinkRequest */
        LinkRequest: {
            /** @default / */
            next?: string;
        };
        /** LinkToken */
        LinkToken: {
            token: string;
        };
        /** Live */
        Live: {
            /** @constant */
            status: "live";
        };
        /** LoadForecast */
        LoadForecast: {
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            hours: components["schemas"]["LoadHour"][];
            lanes: components["schemas"]["LaneLoad"][];
            capacity: number | null;
            jobs: number;
            past_days: number;
            complete: boolean;
        };
        /** LoadHour */
        LoadHour: {
            /** Format: date-time */
            time: string;
            starts: number;
            low: number;
            lower: number;
            middle: number;
            upper: number;
            high: number;
        };
        /** LoadPoint */
        LoadPoint: {
            /** Format: date-time */
            time: string;
            mean: number;
            peak: number;
        };
        /** LogComparison */
        LogComparison: {
            left_lines: number;
            right_lines: number;
            truncated: boolean;
            hunks: components["schemas"]["LogHunk"][];
        };
        /** LogDivergence */
        LogDivergence: {
            new: components["schemas"]["LogMark"] | null;
            missing: components["schemas"]["LogMark"] | null;
            is_partial: boolean;
        };
        /** LogFinding */
        LogFinding: {
            first_error: components["schemas"]["LogMark"] | null;
            divergence: components["schemas"]["LogDivergence"] | null;
        };
        /** LogHit */
        LogHit: {
            execution_id: string;
            job_id: string;
            job_name: string;
            state: components["schemas"]["ExecutionState"];
            /** Format: date-time */
            scheduled_for: string;
            match_count: number;
            matches: components["schemas"]["LogMatch"][];
        };
        /** LogHunk */
        LogHunk: {
            left_start: number;
            right_start: number;
            lines: components["schemas"]["HunkLine"][];
        };
        /** LogLine */
        LogLine: {
            offset: number;
            /** Format: date-time */
            time: string;
            stream: components["schemas"]["LogStream"];
            text: string;
            /** @default false */
            truncated: boolean;
        };
        /** LogMark */
        LogMark: {
            offset: number;
            text: string;
        };
        /** LogMatch */
        LogMatch: {
            line: components["schemas"]["LogLine"];
            ranges: [
                number,
                number
            ][];
            before: components["schemas"]["LogLine"][];
            after: components["schemas"]["LogLine"][];
        };
        /** LogPage */
        LogPage: {
            lines: components["schemas"]["LogLine"][];
            next_after: number | null;
            finished: boolean;
        };
        /** LogPosition */
        LogPosition: {
            offset: number | null;
        };
        /** LogSearchPage */
        LogSearchPage: {
            items: components["schemas"]["LogHit"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * LogStream
         * @description Where a line came from.
         * @enum {string}
         */
        LogStream: "stdout" | "stderr" | "system";
        /** LogTailConfig */
        LogTailConfig: {
            job_id: string;
            /** @default 50 */
            lines?: number;
            /** @constant */
            kind: "log_tail";
        };
        /** LogTotals */
        LogTotals: {
            /** @default 0 */
            lines: number;
            /** @default 0 */
            bytes: number;
            /** @default 0 */
            dropped_lines: number;
            /** @default 0 */
            dropped_bytes: number;
        };
        /** LoggedOut */
        LoggedOut: {
            sessions: number;
        };
        /**
         * LoginMethod
         * @description How somebody proved who they are.
         * @enum {string}
         */
        LoginMethod: "password" | "password+totp" | "password+recovery" | "passkey" | "oidc";
        /** LoginOptions */
        LoginOptions: {
            registration: components["schemas"]["RegistrationMode"];
            password_reset: boolean;
            oidc: components["schemas"]["ProviderButton"][];
            passkeys: boolean;
            password_rules: components["schemas"]["PasswordRules"];
        };
        /** LoginRequest */
        LoginRequest: {
            /** Format: password */
            password: string;
            login?: string | null;
            email?: string | null;
            code?: string | null;
            recovery_code?: string | null;
        };
        /**
         * LostPolicy
         * @description What happens to an execution whose worker vanished.
         * @enum {string}
         */
        LostPolicy: "fail" | "retry";
        /** MadeApiKey */
        MadeApiKey: {
            api_key: components["schemas"]["ApiKey"];
            key: string;
        };
        /** MadeCredential */
        MadeCredential: {
            /** @description base64url */
            id: string;
            /** @description base64url */
            rawId: string;
            /** @constant */
            type: "public-key";
            response: components["schemas"]["Attestation"];
        };
        /** MailCheck */
        MailCheck: {
            ok: boolean;
            detail: string;
            duration_ms: number;
        };
        /** MailState */
        MailState: {
            waiting: number;
            sent: number;
            failed: number;
            last_error: string | null;
            last_error_at: string | null;
            is_configured: boolean;
        };
        /** MailTest */
        MailTest: {
            to: string;
        };
        /** MaintenanceRequest */
        MaintenanceRequest: {
            reason: string;
            until?: string | null;
            /** @default false */
            pause_scheduling?: boolean;
        };
        /** MaintenanceView */
        MaintenanceView: {
            is_on: boolean;
            since: string | null;
            until: string | null;
            /** @default  */
            reason: string;
            /** @default  */
            by: string;
            /** @default false */
            pauses_scheduling: boolean;
        };
        /** Marked */
        Marked: {
            jobs: number;
            learned: number;
        };
        /** Me */
        Me: {
            user: components["schemas"]["User"];
            teams: components["schemas"]["OwnTeam"][];
            permissions: components["schemas"]["Permission"][];
            session_id: string | null;
            key_id: string | null;
            has_password: boolean;
            registration: components["schemas"]["RegistrationMode"];
        };
        /**
         * Measure
         * @description What of the rows is wanted.
         * @enum {string}
         */
        Measure: "list" | "count" | "rate" | "last" | "failing_jobs" | "slow_jobs" | "drifting_jobs" | "flaky_jobs" | "next";
        /** MemberChange */
        MemberChange: {
            role: components["schemas"]["TeamRole"];
        };
        /** MemberList */
        MemberList: {
            items: components["schemas"]["MemberView"][];
        };
        /** MemberView */
        MemberView: {
            user_id: string;
            name: string;
            email: string;
            role: components["schemas"]["TeamRole"];
            /** Format: date-time */
            since: string;
            is_active: boolean;
        };
        /** MemoryForecast */
        MemoryForecast: {
            bytes_per_day: number;
            bytes_per_day_low: number;
            bytes_per_day_high: number;
            full_at: string | null;
            earliest_full_at: string | null;
            from_hours: number;
        };
        /**
         * MemoryKind
         * @description What memory is used for, as people think of it.
         * @enum {string}
         */
        MemoryKind: "jobs" | "scheduling" | "calendars" | "secrets" | "queues" | "executions" | "artifacts" | "logs" | "log_words" | "series" | "audit" | "accounts" | "dashboards" | "system" | "indexes" | "other" | "foreign" | "overhead";
        /** MemoryPointView */
        MemoryPointView: {
            /** Format: date-time */
            time: string;
            bytes: number;
        };
        /** MemoryReport */
        MemoryReport: {
            /** Format: date-time */
            sampled_at: string;
            duration_ms: number;
            used_bytes: number;
            kinds: components["schemas"]["MemoryUse"][];
            keys: number;
            scanned: number;
        };
        /** MemoryUse */
        MemoryUse: {
            kind: components["schemas"]["MemoryKind"];
            bytes: number;
            error_bytes: number;
            keys: number;
            sampled: number;
        };
        /** MemoryView */
        MemoryView: {
            used_bytes: number;
            peak_bytes: number;
            resident_bytes: number;
            limit_bytes: number;
            is_limited: boolean;
            report: components["schemas"]["MemoryReport"] | null;
            points: components["schemas"]["MemoryPointView"][];
            forecast: components["schemas"]["MemoryForecast"] | null;
        };
        /**
         * Metric
         * @description Which series.
         * @enum {string}
         */
        Metric: "duration_ms" | "lag_ms" | "cpu_ms" | "peak_memory_bytes" | "peak_cpu_percent" | "peak_processes" | "peak_open_files" | "io_bytes" | "succeeded" | "failed" | "not_run" | "score";
        /**
         * MetricBody
         * @description One sample of one of the job's own metrics.
         */
        MetricBody: {
            name: string;
            value: number;
            /** @default  */
            unit?: string;
        };
        /** MetricSeries */
        MetricSeries: {
            metric: components["schemas"]["Metric"];
            unit: string;
            bucket_s: number;
            points: components["schemas"]["Sample"][];
        };
        /**
         * MisfirePolicy
         * @description What becomes of due times that passed while nothing could dispatch them.
         * @enum {string}
         */
        MisfirePolicy: "latest" | "all" | "skip";
        /** ModelError */
        ModelError: {
            mase: number;
            pinball: number;
            coverage: number;
            mean_error_s: number;
            origins: number;
        };
        /** MoveOutlook */
        MoveOutlook: {
            shift_s: number;
            number: number;
            of: number;
            /** Format: date-time */
            day: string;
            peak_before: number;
            peak_after: number;
            next_before: string[];
            next_after: string[];
        };
        /** MoveProposal */
        MoveProposal: {
            job_id: string;
            job_name: string;
            version: number;
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"];
            words_before: string;
            words_after: string;
            next_due: string[];
            bucket_s: number;
            before: components["schemas"]["LoadPoint"][];
            after: components["schemas"]["LoadPoint"][];
            peak_before: number;
            peak_after: number;
            collisions_before: number;
            collisions_after: number;
            may_change: boolean;
        };
        /** MoveRequest */
        MoveRequest: {
            job_id: string;
            /** Format: date-time */
            due_at: string;
            /** Format: date-time */
            move_to: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            limit?: number | null;
            /** @default 10 */
            crowd?: number;
        };
        /** MuteRequest */
        MuteRequest: {
            topic: components["schemas"]["Topic"];
            until?: string | null;
        };
        /** MuteView */
        MuteView: {
            topic: components["schemas"]["Topic"];
            until: string | null;
            /** @default  */
            user_name: string;
        };
        /**
         * Network
         * @description What an attempt may reach.
         * @enum {string}
         */
        Network: "none" | "allow_list" | "open";
        /** NewApiKey */
        NewApiKey: {
            name: string;
            scopes: components["schemas"]["Permission"][];
            /** @default [] */
            jobs?: string[];
            /** @default [] */
            networks?: string[];
            expires_at?: string | null;
        };
        /** NewCalendar */
        NewCalendar: {
            name: string;
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            /** @default  */
            description?: string;
            mode?: components["schemas"]["CalendarMode"];
            /** @default UTC */
            timezone?: string;
            tags?: string[];
        };
        /** NewComment */
        NewComment: {
            text: string;
            parent_id?: string | null;
        };
        /** NewDashboard */
        NewDashboard: {
            name: string;
            /** @default  */
            description?: string;
            shared?: components["schemas"]["DashboardShare"] | null;
            /** @default 24h */
            span?: string;
            /** @default 30 */
            refresh_s?: number;
            widgets?: components["schemas"]["Widget"][];
        };
        /** NewGenerator */
        NewGenerator: {
            secret: string;
            uri: string;
            qr_svg: string;
        };
        /** NewGrant */
        NewGrant: {
            level: components["schemas"]["GrantLevel"];
            email?: string | null;
            subject_id?: string | null;
        };
        /** NewJob */
        NewJob: {
            name: string;
            executor: components["schemas"]["ExecutorRef"];
            /** @default  */
            description?: string;
            tags?: string[];
            state?: components["schemas"]["JobState"];
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing?: components["schemas"]["Timing"];
            /** @default 3600 */
            timeout_s?: number;
            /** @default 300 */
            setup_timeout_s?: number;
            /** @default 10 */
            grace_s?: number;
            environment?: {
                [key: string]: string;
            };
            parameters?: components["schemas"]["Parameter"][];
            sandbox?: components["schemas"]["Sandbox"];
            retry?: components["schemas"]["RetryPolicy"];
            keep?: components["schemas"]["KeepPolicy"];
            /** @default default */
            queue?: string;
            needs?: string[];
            priority?: components["schemas"]["Priority"];
            overlap?: components["schemas"]["OverlapPolicy"];
            /** @default 1 */
            max_concurrent?: number;
            /** @default 100 */
            overlap_queue_limit?: number;
            misfire?: components["schemas"]["MisfirePolicy"];
            /** @default 60 */
            misfire_grace_s?: number;
            misfire_window_s?: number | null;
            /** @default 100 */
            misfire_cap?: number;
            max_executions?: number | null;
            /** @default true */
            reset_counter_on_active?: boolean;
            snoozed_until?: string | null;
            /** @default  */
            pause_reason?: string;
            on_lost?: components["schemas"]["LostPolicy"];
            team_id?: string | null;
        };
        /** NewMember */
        NewMember: {
            email?: string | null;
            user_id?: string | null;
            role?: components["schemas"]["TeamRole"];
        };
        /** NewPasskeyRequest */
        NewPasskeyRequest: {
            name: string;
            credential: components["schemas"]["MadeCredential"];
        };
        /** NewReport */
        NewReport: {
            scope: components["schemas"]["ReportScope"];
            job_id?: string | null;
            owner_id?: string | null;
            /** @default 7 */
            span_days?: number;
            /** @default UTC */
            timezone?: string;
            until?: string | null;
        };
        /** NewReportSchedule */
        NewReportSchedule: {
            name: string;
            scope: components["schemas"]["ReportScope"];
            expression: string;
            job_id?: string | null;
            owner_id?: string | null;
            /** @default 7 */
            span_days?: number;
            /** @default UTC */
            timezone?: string;
            recipients?: string[];
            /** @default true */
            is_on?: boolean;
        };
        /** NewTeam */
        NewTeam: {
            name: string;
            /** @default  */
            description?: string;
        };
        /** NewView */
        NewView: {
            page: components["schemas"]["ViewPage"];
            name: string;
            address: string;
            shared_with?: string | null;
        };
        /** NextDueConfig */
        NextDueConfig: {
            /** @default 10 */
            rows?: number;
            /** @constant */
            kind: "next_due";
        };
        /** NextDuration */
        NextDuration: {
            /** Format: date-time */
            time: string;
            lower_ms: number;
            expected_ms: number;
            upper_ms: number;
        };
        /** NoteText */
        NoteText: {
            text: string;
        };
        /** Notification */
        Notification: {
            id: string;
            kind: components["schemas"]["NotificationKind"];
            /** Format: date-time */
            at: string;
            title: string;
            /** @default  */
            detail: string;
            /** @default 1 */
            count: number;
            job_id: string | null;
            /** @default  */
            job_name: string;
            execution_id: string | null;
            /** @default  */
            actor_name: string;
            /** @default false */
            is_read: boolean;
        };
        /** NotificationChoice */
        NotificationChoice: {
            ids?: string[] | null;
            until?: string | null;
        };
        /** NotificationCount */
        NotificationCount: {
            unread: number;
        };
        /**
         * NotificationKind
         * @description Why somebody is told.
         * @enum {string}
         */
        NotificationKind: "job_failed" | "still_failing" | "recovered" | "missed" | "abandoned" | "shared" | "handed_over" | "comment" | "role_changed" | "maintenance" | "insight";
        /** NotificationList */
        NotificationList: {
            items: components["schemas"]["Notification"][];
            total: number;
            unread: number;
            next_cursor: string | null;
        };
        /** NotificationMark */
        NotificationMark: {
            ids?: string[] | null;
            until?: string | null;
            /** @default true */
            is_read?: boolean;
        };
        /** NotificationSettings */
        NotificationSettings: {
            /** @default [] */
            muted: components["schemas"]["NotificationKind"][];
            /** @default 5 */
            still_failing_after: number;
        };
        /** NotificationSettingsChange */
        NotificationSettingsChange: {
            muted?: components["schemas"]["NotificationKind"][];
            still_failing_after?: number;
        };
        /** NotificationsSettled */
        NotificationsSettled: {
            changed: number;
            unread: number;
        };
        /** OidcCheck */
        OidcCheck: {
            ok: boolean;
            detail: string;
            duration_ms: number;
            issuer: string | null;
            algorithms: string[];
            keys: number;
            supports_pkce: boolean;
        };
        /** OidcProvider */
        OidcProvider: {
            id: string;
            name: string;
            issuer: string;
            client_id: string;
            /**
             * @default [
             *       "openid",
             *       "email",
             *       "profile"
             *     ]
             */
            scopes: string[];
            /** @default groups */
            groups_claim: string;
            role_by_group: {
                [key: string]: components["schemas"]["Role"];
            };
            /** @default [] */
            allowed_domains: string[];
            /** @default true */
            create_users: boolean;
        };
        /** OidcProviderChange */
        OidcProviderChange: {
            id: string;
            name: string;
            issuer: string;
            client_id: string;
            /**
             * @default [
             *       "openid",
             *       "email",
             *       "profile"
             *     ]
             */
            scopes?: string[];
            /** @default groups */
            groups_claim?: string;
            role_by_group?: {
                [key: string]: components["schemas"]["Role"];
            };
            /** @default [] */
            allowed_domains?: string[];
            /** @default true */
            create_users?: boolean;
            client_secret?: string | null;
        };
        /** OidcProviderView */
        OidcProviderView: {
            id: string;
            name: string;
            issuer: string;
            client_id: string;
            /**
             * @default [
             *       "openid",
             *       "email",
             *       "profile"
             *     ]
             */
            scopes: string[];
            /** @default groups */
            groups_claim: string;
            role_by_group: {
                [key: string]: components["schemas"]["Role"];
            };
            /** @default [] */
            allowed_domains: string[];
            /** @default true */
            create_users: boolean;
            client_secret_is_set: boolean;
        };
        /**
         * Origin
         * @description What asked for an execution.
         * @enum {string}
         */
        Origin: "schedule" | "manual" | "api" | "backfill";
        /**
         * Outcome
         * @description How an attempt ended.
         * @enum {string}
         */
        Outcome: "succeeded" | "failed" | "timed_out" | "cancelled" | "abandoned";
        /** OutcomePoint */
        OutcomePoint: {
            /** Format: date-time */
            time: string;
            succeeded: number;
            failed: number;
            not_run: number;
        };
        /** OutcomeSeries */
        OutcomeSeries: {
            bucket_s: number;
            points: components["schemas"]["OutcomePoint"][];
        };
        /** OutcomesConfig */
        OutcomesConfig: {
            selection?: components["schemas"]["WidgetSelection"];
            /** @constant */
            kind: "outcomes";
        };
        /** Outlook */
        Outlook: {
            execution_id: string;
            state: components["schemas"]["ExecutionState"];
            attempt_started_at: string | null;
            elapsed_s: number | null;
            learned: number;
            needed: number;
            points: components["schemas"]["DonePoint"][];
            half_by: string | null;
            most_by: string | null;
            by: string | null;
            by_share: number | null;
            limit_at: string | null;
            limit_share: number | null;
            longer_share: number | null;
        };
        /**
         * OutputBody
         * @description What the execution gives; the last one counts.
         */
        OutputBody: {
            data: unknown;
        };
        /**
         * OverlapPolicy
         * @description What happens to a new execution while as many of the job's as may run at once have not ended.
         * @enum {string}
         */
        OverlapPolicy: "skip" | "queue_one" | "queue_all" | "cancel_running" | "terminate_running" | "allow";
        /** Overview */
        Overview: {
            /** Format: date-time */
            now: string;
            running: components["schemas"]["RunningExecution"][];
            running_total: number;
            queued_total: number;
            next: components["schemas"]["UpcomingFire"][];
            failing: components["schemas"]["FailingJob"][];
            failing_total: number;
            workers: components["schemas"]["WorkerInfo"][];
            jobs: components["schemas"]["JobCounts"];
            outcomes: components["schemas"]["OutcomeSeries"];
            previous: components["schemas"]["OutcomeSeries"];
            lag: components["schemas"]["LagSummary"];
        };
        /** OwnAiChange */
        OwnAiChange: {
            is_on?: boolean;
            model?: string;
            base_url?: string;
            daily_budget_usd?: number;
            monthly_budget_usd?: number;
            api_key?: string | null;
        };
        /** OwnAiView */
        OwnAiView: {
            owner_id: string;
            version: number;
            is_on: boolean;
            model: string;
            base_url: string;
            daily_budget_usd: number;
            monthly_budget_usd: number;
            key: components["schemas"]["OwnKeyView"] | null;
            updated_at: string | null;
            updated_by: string | null;
            source: components["schemas"]["Source"] | null;
            model_in_force: string;
            refusal: components["schemas"]["Refusal"] | null;
            own: components["schemas"]["Spending"];
            shared: components["schemas"]["Spending"];
            installation: components["schemas"]["InstallationAi"];
            can_store_secrets: boolean;
        };
        /** OwnKeyView */
        OwnKeyView: {
            hint: string;
            /** Format: date-time */
            set_at: string;
            key_id: string;
        };
        /** OwnTeam */
        OwnTeam: {
            id: string;
            name: string;
            role: components["schemas"]["TeamRole"];
        };
        /** OwnerSpending */
        OwnerSpending: {
            owner_id: string;
            cost_usd: number;
        };
        /** Parameter */
        Parameter: {
            name: string;
            type?: components["schemas"]["ParameterType"];
            /** @default  */
            description?: string;
            default?: string | number | boolean | null;
            /** @default false */
            required?: boolean;
            /** @default [] */
            choices?: string[];
        };
        /**
         * ParameterType
         * @description Which values a parameter takes; a form is drawn from it.
         * @enum {string}
         */
        ParameterType: "text" | "number" | "boolean" | "choice";
        /** PartHealth */
        PartHealth: {
            ok: boolean;
            detail: string;
            seen_at: string | null;
        };
        /** Parts */
        Parts: {
            redis: components["schemas"]["PartHealth"];
            postgres: components["schemas"]["PartHealth"];
            scheduler: components["schemas"]["PartHealth"];
            worker: components["schemas"]["PartHealth"];
            analyst: components["schemas"]["PartHealth"];
        };
        /** Party */
        Party: {
            id: string;
            name: string;
        };
        /** Passkey */
        Passkey: {
            id: string;
            name: string;
            /** Format: date-time */
            created_at: string;
            last_used_at: string | null;
        };
        /** PasskeyChange */
        PasskeyChange: {
            name: string;
        };
        /** PasskeyCreation */
        PasskeyCreation: {
            rp: components["schemas"]["Party"];
            user: components["schemas"]["PasskeyUser"];
            challenge: string;
            pubKeyCredParams: components["schemas"]["KeyKind"][];
            timeout: number;
            excludeCredentials: components["schemas"]["KnownPasskey"][];
            authenticatorSelection: components["schemas"]["Selection"];
            attestation: string;
        };
        /** PasskeyList */
        PasskeyList: {
            items: components["schemas"]["Passkey"][];
        };
        /** PasskeyLogin */
        PasskeyLogin: {
            credential: components["schemas"]["ProvenCredential"];
        };
        /** PasskeyRequest */
        PasskeyRequest: {
            challenge: string;
            timeout: number;
            rpId: string;
            allowCredentials: components["schemas"]["KnownPasskey"][];
            userVerification: string;
        };
        /** PasskeyUser */
        PasskeyUser: {
            id: string;
            name: string;
            displayName: string;
        };
        /** PasswordChange */
        PasswordChange: {
            /** @default  */
            current?: string;
            new: string;
        };
        /** PasswordProof */
        PasswordProof: {
            password: string;
        };
        /** PasswordRules */
        PasswordRules: {
            /** @default 10 */
            min_characters: number;
            /** @default 128 */
            max_characters: number;
            /** @default 3 */
            min_score: number;
        };
        /** PatternItem */
        PatternItem: {
            id: string;
            owner_id: string;
            template: string;
            count: number;
            /** Format: date-time */
            first_seen: string;
            /** Format: date-time */
            last_seen: string;
            per_day: number[];
            trend: number | null;
            jobs: components["schemas"]["PatternJobView"][];
            failing: number;
            note: components["schemas"]["PatternNote"] | null;
            may_note: boolean;
        };
        /** PatternJobView */
        PatternJobView: {
            job_id: string;
            count: number;
            /** Format: date-time */
            last_at: string;
            job_name: string | null;
        };
        /** PatternList */
        PatternList: {
            items: components["schemas"]["PatternItem"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** PatternNote */
        PatternNote: {
            text: string;
            author_id: string;
            author_name: string;
            /** Format: date-time */
            at: string;
        };
        /**
         * PatternSort
         * @description Order.
         * @enum {string}
         */
        PatternSort: "-last_seen" | "-count" | "-first_seen";
        /** PatternView */
        PatternView: {
            id: string;
            owner_id: string;
            template: string;
            count: number;
            /** Format: date-time */
            first_seen: string;
            /** Format: date-time */
            last_seen: string;
            per_day: number[];
            trend: number | null;
            jobs: components["schemas"]["PatternJobView"][];
            failing: number;
            note: components["schemas"]["PatternNote"] | null;
            may_note: boolean;
            examples: components["schemas"]["ExampleView"][];
            episodes: components["schemas"]["EpisodeView"][];
            similar: components["schemas"]["SimilarPattern"][];
        };
        /** PauseRequest */
        PauseRequest: {
            reason: string;
        };
        /** PauseView */
        PauseView: {
            paused: boolean;
            since: string | null;
            /** @default  */
            reason: string;
            /** @default  */
            by: string;
        };
        /**
         * Permission
         * @description One thing that can be done. A scope of an API key is one of these.
         * @enum {string}
         */
        Permission: "job:read" | "job:create" | "job:update" | "job:delete" | "job:run" | "job:pause" | "job:share" | "execution:cancel" | "execution:replay" | "comment:write" | "secret:read" | "secret:write" | "variable:read" | "variable:write" | "calendar:read" | "calendar:write" | "limit:read" | "limit:write" | "dashboard:write" | "key:write" | "team:create" | "team:manage" | "owners:all" | "scheduling:manage" | "owner-limit:write" | "worker:read" | "worker:manage" | "user:read" | "user:manage" | "audit:read" | "settings:manage" | "system:read" | "system:manage";
        /** PointEvidence */
        PointEvidence: {
            execution_id: string | null;
            line: number | null;
            version: number | null;
            pointer: string | null;
            pattern_id: string | null;
            insight_id: string | null;
        };
        /**
         * PointKind
         * @description What a statement is about, in the order in which they come.
         * @enum {string}
         */
        PointKind: "streak" | "error" | "log" | "definition" | "environment" | "host" | "deploy" | "duration" | "insight" | "pattern" | "remedy" | "note";
        /** Preview */
        Preview: {
            fire_times: string[];
            slots: components["schemas"]["PreviewSlot"][];
            clock_changes: components["schemas"]["ClockChange"][];
            description: string;
            warnings: components["schemas"]["ScheduleWarning"][];
        };
        /** PreviewRequest */
        PreviewRequest: {
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"];
            timing?: components["schemas"]["Timing"];
            /** @default  */
            job_id?: string;
            team_id?: string | null;
            /** @default [] */
            tags?: string[];
            /** @default 10 */
            count?: number;
            from?: string | null;
        };
        /** PreviewSlot */
        PreviewSlot: {
            due_at: string;
            skipped: components["schemas"]["SlotReason"] | null;
            detail: string;
        };
        /**
         * Priority
         * @description Who goes first among waiting executions of one owner: each step is a head start, so that nothing starves.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "critical";
        /**
         * Problem
         * @description What went wrong, for programs and for people.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            errors: components["schemas"]["FieldError"][];
        };
        /**
         * Profile
         * @description How far an attempt is kept apart from the machine.
         * @enum {string}
         */
        Profile: "trusted" | "standard" | "strict" | "custom";
        /** ProfileChange */
        ProfileChange: {
            name?: string;
            username?: string | null;
            timezone?: string;
        };
        /** Progress */
        Progress: {
            percent: number | null;
            text: string;
            /** Format: date-time */
            at: string;
        };
        /**
         * ProgressBody
         * @description How far it has come, and with what.
         */
        ProgressBody: {
            /** @default null */
            percent?: number | null;
            /** @default  */
            text?: string;
        };
        /** ProgressConfig */
        ProgressConfig: {
            selection?: components["schemas"]["WidgetSelection"];
            /** @default 10 */
            rows?: number;
            /** @constant */
            kind: "progress";
        };
        /** ProvenCredential */
        ProvenCredential: {
            /** @description base64url */
            id: string;
            /** @description base64url */
            rawId: string;
            /** @constant */
            type: "public-key";
            response: components["schemas"]["Assertion"];
        };
        /** ProviderButton */
        ProviderButton: {
            id: string;
            name: string;
        };
        /** PurgeReport */
        PurgeReport: {
            dry_run: boolean;
            found: number;
            removed: number;
            left: number;
            oldest: string | null;
            newest: string | null;
            bytes: number;
            jobs: components["schemas"]["PurgedJob"][];
        };
        /** PurgeRequest */
        PurgeRequest: {
            older_than_days?: number | null;
            job_id?: string | null;
            /** @default true */
            dry_run?: boolean;
        };
        /** PurgedJob */
        PurgedJob: {
            job_id: string;
            job_name: string;
            executions: number;
        };
        /** PutSecret */
        PutSecret: {
            value?: string | null;
            fields?: {
                [key: string]: string;
            } | null;
            /** @default  */
            description?: string;
            job_id?: string | null;
        };
        /** PutVariable */
        PutVariable: {
            value: unknown;
            description?: string | null;
            job_id?: string | null;
            expected_version?: number | null;
        };
        /** QueueList */
        QueueList: {
            items: components["schemas"]["QueueView"][];
        };
        /** QueueView */
        QueueView: {
            name: string;
            needs: string[];
            waiting: number;
            oldest_at: string | null;
            workers: number;
            reason: string | null;
        };
        /** Quotation */
        Quotation: {
            job: string;
            text: string;
            job_id: string | null;
            execution_id: string | null;
            /** @default  */
            path: string;
            /** @default  */
            note: string;
        };
        /** RangeSource */
        RangeSource: {
            ranges: components["schemas"]["Blackout"][];
            /** @constant */
            kind: "ranges";
        };
        /** RateLimit */
        RateLimit: {
            count: number;
            period_s: number;
            burst: number;
        };
        /** ReadRequest */
        ReadRequest: {
            text: string;
            /** @default UTC */
            timezone?: string;
            answers?: {
                [key: string]: string;
            };
            from?: string | null;
            /** @default false */
            ask_model?: boolean;
        };
        /** RecentExecution */
        RecentExecution: {
            id: string;
            state: components["schemas"]["ExecutionState"];
            duration_ms: number | null;
        };
        /** Recipient */
        Recipient: {
            id: string;
            name: string;
        };
        /** RecordView */
        RecordView: {
            parameters: {
                [key: string]: string | number | boolean;
            };
            dry_run: boolean;
            replay_of: string | null;
            replays: string[];
            output: unknown;
            condition: boolean | null;
            progress: components["schemas"]["Progress"] | null;
            metrics: components["schemas"]["ReportedMetric"][];
            artifacts: components["schemas"]["ArtifactInfo"][];
            waiting_for: string | null;
        };
        /** RecoveryCodes */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /** RedisView */
        RedisView: {
            version: string;
            uptime_s: number;
            role: string;
            keys: number;
            clients: number;
            blocked_clients: number;
            commands_per_s: number;
            expired_keys: number;
            evicted_keys: number;
            rejected_connections: number;
            fragmentation: number;
            is_append_only: boolean;
            is_append_ok: boolean;
            append_bytes: number;
            is_rewriting: boolean;
            is_snapshot_ok: boolean;
            last_snapshot_at: string | null;
            unsaved_changes: number;
        };
        /**
         * Reduce
         * @description How the samples of one bucket become one value.
         * @enum {string}
         */
        Reduce: "avg" | "min" | "max" | "sum" | "count" | "last";
        /** RefreshRequest */
        RefreshRequest: {
            refresh_token: string;
        };
        /**
         * Refusal
         * @description Why nothing is sent for an owner.
         * @enum {string}
         */
        Refusal: "off" | "owner_off" | "no_key" | "no_model" | "unreadable";
        /** Registration */
        Registration: {
            email: string;
            password: string;
            /** @default  */
            name?: string;
            username?: string | null;
        };
        /** RegistrationChange */
        RegistrationChange: {
            mode?: components["schemas"]["RegistrationMode"];
            default_role?: components["schemas"]["Role"];
            allowed_domains?: string[];
            require_verification?: boolean;
        };
        /**
         * RegistrationMode
         * @description How people become users.
         * @enum {string}
         */
        RegistrationMode: "open" | "approval" | "invitation" | "off";
        /** RegistrationSettings */
        RegistrationSettings: {
            mode: components["schemas"]["RegistrationMode"];
            default_role: components["schemas"]["Role"];
            /** @default [] */
            allowed_domains: string[];
            /** @default true */
            require_verification: boolean;
        };
        /** RejectedLine */
        RejectedLine: {
            line: number;
            text: string;
            reason: string;
        };
        /** RemedyView */
        RemedyView: {
            execution_id: string;
            /** Format: date-time */
            at: string;
            how: components["schemas"]["Ended"];
            version: number;
            /** @default [] */
            pointers: string[];
        };
        /** Replay */
        Replay: {
            /** @default 0 */
            due: number;
            /** @default 0 */
            ran: number;
            /** @default 0 */
            skipped: number;
            /** @default 0 */
            missed: number;
            /** @default 0 */
            waited_ms_total: number;
            /** @default 0 */
            waited_ms_max: number;
            /** @default 0 */
            peak: number;
        };
        /**
         * ReplayDefinition
         * @description Which definition of its job a replay runs.
         * @enum {string}
         */
        ReplayDefinition: "recorded" | "current";
        /** ReplayRequest */
        ReplayRequest: {
            definition?: components["schemas"]["ReplayDefinition"];
            parameters?: {
                [key: string]: string | number | boolean;
            } | null;
        };
        /** Report */
        Report: {
            id: string;
            title: string;
            about: components["schemas"]["About"];
            state: components["schemas"]["ReportState"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            asked_by: string;
            /** Format: date-time */
            asked_at: string;
            schedule_id: string | null;
            ready_at: string | null;
            /** @default  */
            headline: string;
            /** @default  */
            narrator: string;
            /** @default 0 */
            facts: number;
            /** @default  */
            error: string;
            /** @default 0 */
            mailed_to: number;
        };
        /** ReportAction */
        ReportAction: {
            title: string;
            /** @default  */
            path: string;
            /** @default [] */
            cites: string[];
        };
        /** ReportAsked */
        ReportAsked: {
            report_id: string;
        };
        /** ReportBody */
        ReportBody: {
            headline: string;
            authorship: components["schemas"]["Authorship"];
            /** @default [] */
            facts: components["schemas"]["ReportFact"][];
            /** @default [] */
            sentences: components["schemas"]["ReportSentence"][];
            /** @default [] */
            hypotheses: components["schemas"]["ReportSentence"][];
            /** @default [] */
            actions: components["schemas"]["ReportAction"][];
            /** @default [] */
            quotations: components["schemas"]["Quotation"][];
            /** @default [] */
            gaps: string[];
        };
        /** ReportFact */
        ReportFact: {
            id: string;
            section: components["schemas"]["Section"];
            metric: string;
            label: string;
            value: number | string;
            unit: string;
            shown: string;
            source: components["schemas"]["FactSource"];
            job_id: string | null;
            /** @default  */
            job: string;
            /** @default  */
            window: string;
            since: string | null;
            until: string | null;
        };
        /**
         * ReportForm
         * @description How to write it down.
         * @enum {string}
         */
        ReportForm: "html" | "pdf" | "csv" | "json" | "markdown";
        /** ReportList */
        ReportList: {
            items: components["schemas"]["Report"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** ReportScheduleChange */
        ReportScheduleChange: {
            name?: string;
            expression?: string;
            span_days?: number;
            timezone?: string;
            recipients?: string[];
            is_on?: boolean;
        };
        /** ReportScheduleList */
        ReportScheduleList: {
            items: components["schemas"]["ReportScheduleView"][];
            can_mail: boolean;
        };
        /** ReportScheduleView */
        ReportScheduleView: {
            id: string;
            name: string;
            about: components["schemas"]["About"];
            expression: string;
            /** @default [] */
            recipients: string[];
            /** @default true */
            is_on: boolean;
            next_at: string | null;
            last_at: string | null;
            last_report_id: string | null;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @default 1 */
            version: number;
            words: string;
            people: components["schemas"]["Recipient"][];
            may_change: boolean;
        };
        /**
         * ReportScope
         * @description What a report is about.
         * @enum {string}
         */
        ReportScope: "job" | "owner" | "team" | "system";
        /** ReportSentence */
        ReportSentence: {
            text: string;
            /** @default [] */
            cites: string[];
            section: components["schemas"]["Section"] | null;
            /** @default  */
            confidence: string;
        };
        /**
         * ReportState
         * @description How far it is.
         * @enum {string}
         */
        ReportState: "pending" | "ready" | "failed";
        /** ReportView */
        ReportView: {
            id: string;
            title: string;
            about: components["schemas"]["About"];
            state: components["schemas"]["ReportState"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            asked_by: string;
            /** Format: date-time */
            asked_at: string;
            schedule_id: string | null;
            ready_at: string | null;
            /** @default  */
            headline: string;
            /** @default  */
            narrator: string;
            /** @default 0 */
            facts: number;
            /** @default  */
            error: string;
            /** @default 0 */
            mailed_to: number;
            body: components["schemas"]["ReportBody"] | null;
            may_delete: boolean;
        };
        /** ReportedMetric */
        ReportedMetric: {
            name: string;
            value: number;
            unit: string;
            /** Format: date-time */
            time: string;
        };
        /** ResendRequest */
        ResendRequest: {
            email: string;
        };
        /** ResetRequest */
        ResetRequest: {
            token: string;
            password: string;
        };
        /** Resource */
        Resource: {
            kind: string;
            /** @default  */
            id: string;
            /** @default  */
            name: string;
        };
        /** ResumePreview */
        ResumePreview: {
            total: number;
            run: string[];
            run_count: number;
            merged: number;
            missed: number;
            skipped: number;
            text: string;
        };
        /** RetentionChange */
        RetentionChange: {
            executions_days?: number;
            audit_days?: number;
        };
        /** RetentionSettings */
        RetentionSettings: {
            /** @default 30 */
            executions_days: number;
            /** @default 400 */
            audit_days: number;
        };
        /** RetryPolicy */
        RetryPolicy: {
            /** @default 1 */
            max_attempts?: number;
            /** @default 5 */
            initial_s?: number;
            /** @default 2 */
            multiplier?: number;
            /** @default 300 */
            cap_s?: number;
            /** @default 0.1 */
            jitter?: number;
            deadline_s?: number | null;
            /**
             * @default [
             *       "exit_code",
             *       "signal",
             *       "timeout",
             *       "out_of_memory",
             *       "limit",
             *       "network",
             *       "http_status",
             *       "setup"
             *     ]
             */
            on?: components["schemas"]["Cause"][];
            /** @default [] */
            exit_codes?: number[];
            /** @default [] */
            signals?: string[];
            /**
             * @default [
             *       "429",
             *       "5xx"
             *     ]
             */
            http_statuses?: string[];
            /** @default [] */
            log_patterns?: string[];
        };
        /**
         * Role
         * @description What a user may do in general; domain/access.py says what hangs on it.
         * @enum {string}
         */
        Role: "admin" | "operator" | "developer" | "viewer";
        /**
         * RowsBy
         * @description What the rows are.
         * @enum {string}
         */
        RowsBy: "queue" | "tag" | "owner" | "worker";
        /** RunRequest */
        RunRequest: {
            parameters?: {
                [key: string]: string | number | boolean;
            };
            /** @default false */
            dry_run?: boolean;
        };
        /** RunningExecution */
        RunningExecution: {
            id: string;
            job_id: string;
            job_name: string;
            job_version: number;
            owner_id: string;
            tags: string[];
            origin: components["schemas"]["Origin"];
            state: components["schemas"]["ExecutionState"];
            queue: string;
            /** @default [] */
            needs: string[];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            queued_at: string;
            started_at: string | null;
            finished_at: string | null;
            duration_ms: number | null;
            lag_ms: number | null;
            exit_code: number | null;
            error: string | null;
            reason: string | null;
            missed_count: number;
            missed_until: string | null;
            cpu_ms: number | null;
            peak_memory_bytes: number | null;
            log: components["schemas"]["LogTotals"];
            attempts: components["schemas"]["Attempt"][];
            cause: components["schemas"]["Cause"] | null;
            http_status: number | null;
            retry_at: string | null;
            /** @default false */
            is_dry_run: boolean;
            highlights: components["schemas"]["Highlight"][];
            usual_ms: number | null;
        };
        /** Sample */
        Sample: {
            /** Format: date-time */
            time: string;
            value: number;
        };
        /** SampleJob */
        SampleJob: {
            id: string;
            name: string;
        };
        /** SampleRequest */
        SampleRequest: {
            /** @default UTC */
            timezone?: string;
        };
        /** Samples */
        Samples: {
            jobs: components["schemas"]["SampleJob"][];
        };
        /** SamplesRemoved */
        SamplesRemoved: {
            jobs: number;
            executions: number;
            left: number;
        };
        /** Sandbox */
        Sandbox: {
            profile?: components["schemas"]["Profile"];
            network?: components["schemas"]["Network"] | null;
            /** @default [] */
            allowed_hosts?: string[];
            limits?: components["schemas"]["Limits"];
            /** @default [] */
            binds?: components["schemas"]["Bind"][];
        };
        /** SandboxChange */
        SandboxChange: {
            default?: components["schemas"]["Profile"];
            weakest_for_users?: components["schemas"]["Profile"];
        };
        /** SandboxSettings */
        SandboxSettings: {
            default: components["schemas"]["Profile"];
            weakest_for_users: components["schemas"]["Profile"];
        };
        /** SavedViewShown */
        SavedViewShown: {
            id: string;
            page: components["schemas"]["ViewPage"];
            name: string;
            address: string;
            owner_id: string;
            created_by: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            shared_with: string | null;
            may_change: boolean;
        };
        /** ScheduleDay */
        ScheduleDay: {
            /** Format: date-time */
            now: string;
            rows: components["schemas"]["DayRow"][];
            bucket_s: number;
            load: components["schemas"]["LoadPoint"][];
            collisions: components["schemas"]["Collision"][];
            capacity: number | null;
            jobs: number;
            planned: number;
            has_all_bars: boolean;
            complete: boolean;
        };
        /** ScheduleReading */
        ScheduleReading: {
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing: components["schemas"]["Timing"];
            timezone: string;
            confidence: number;
            words: string;
            is_by_hand: boolean;
            doubts: components["schemas"]["Doubt"][];
            unread: components["schemas"]["UnreadPart"][];
            preview: components["schemas"]["Preview"] | null;
            /**
             * @default rules
             * @enum {string}
             */
            read_by: "rules" | "model";
            /** @default false */
            can_ask_model: boolean;
        };
        /** ScheduleWarning */
        ScheduleWarning: {
            code: string;
            detail: string;
        };
        /** ScheduleWeek */
        ScheduleWeek: {
            hours: components["schemas"]["scheduling_week_map_WeekHour"][];
            jobs: number;
            capacity: number | null;
            complete: boolean;
        };
        /**
         * ScopeKind
         * @description Who may use it.
         * @enum {string}
         */
        ScopeKind: "user" | "team" | "job";
        /** SecondFactorState */
        SecondFactorState: {
            is_on: boolean;
            recovery_codes_left: number;
        };
        /** SecretChoice */
        SecretChoice: {
            name: string;
            value?: string | null;
        };
        /** SecretList */
        SecretList: {
            items: components["schemas"]["SecretView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
            current_key_id: string | null;
            providers: string[];
        };
        /** SecretView */
        SecretView: {
            name: string;
            scope: components["schemas"]["ScopeKind"];
            owner_id: string;
            job_id: string | null;
            description: string;
            fields: string[];
            key_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            used_by: components["schemas"]["JobUse"][];
        };
        /**
         * Section
         * @description The parts of a report, in their order; the narrators' topics have the same names.
         * @enum {string}
         */
        Section: "changed" | "failed" | "slower" | "forecast" | "moves";
        /** Selection */
        Selection: {
            residentKey: string;
            requireResidentKey: boolean;
            userVerification: string;
        };
        /** SentLink */
        SentLink: {
            user: components["schemas"]["User"];
            is_mailed: boolean;
            link: string | null;
            /** Format: date-time */
            expires_at: string;
        };
        /** SessionChange */
        SessionChange: {
            access_minutes?: number;
            idle_days?: number;
            absolute_days?: number;
        };
        /** SessionList */
        SessionList: {
            items: components["schemas"]["SessionView"][];
        };
        /** SessionSettings */
        SessionSettings: {
            /** @default 15 */
            access_minutes: number;
            /** @default 14 */
            idle_days: number;
            /** @default 90 */
            absolute_days: number;
        };
        /** SessionView */
        SessionView: {
            id: string;
            method: components["schemas"]["LoginMethod"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_seen_at: string;
            /** Format: date-time */
            expires_at: string;
            address: string;
            place: string | null;
            device: string;
            is_current: boolean;
        };
        /** SettingsChange */
        SettingsChange: {
            registration?: components["schemas"]["RegistrationChange"] | null;
            sessions?: components["schemas"]["SessionChange"] | null;
            retention?: components["schemas"]["RetentionChange"] | null;
            smtp?: components["schemas"]["SmtpChange"] | null;
            oidc?: components["schemas"]["OidcProviderChange"][] | null;
            ai?: components["schemas"]["AiChange"] | null;
            sandbox?: components["schemas"]["SandboxChange"] | null;
            limits?: components["schemas"]["LimitChange"] | null;
            branding?: components["schemas"]["BrandingChange"] | null;
            insights?: components["schemas"]["InsightChange"] | null;
        };
        /** SettingsView */
        SettingsView: {
            version: number;
            updated_at: string | null;
            updated_by: string | null;
            registration: components["schemas"]["RegistrationSettings"];
            sessions: components["schemas"]["SessionSettings"];
            retention: components["schemas"]["RetentionSettings"];
            smtp: components["schemas"]["SmtpView"];
            oidc: components["schemas"]["OidcProviderView"][];
            ai: components["schemas"]["AiView"];
            sandbox: components["schemas"]["SandboxSettings"];
            limits: components["schemas"]["LimitSettings"];
            branding: components["schemas"]["BrandingSettings"];
            insights: components["schemas"]["InsightSettings"];
            stated: string[];
            defaults: components["schemas"]["SystemSettings"];
            can_store_secrets: boolean;
        };
        /** SetupRequest */
        SetupRequest: {
            /** Format: password */
            token: string;
            email: string;
            /** Format: password */
            password: string;
            /** @default  */
            name?: string;
        };
        /** SetupState */
        SetupState: {
            needed: boolean;
        };
        /**
         * Severity
         * @description How rare an equally strong false alarm is; least first.
         * @enum {string}
         */
        Severity: "low" | "medium" | "high" | "critical";
        /** Shades */
        Shades: {
            light: string;
            light_hover: string;
            light_fg: string;
            dark: string;
            dark_hover: string;
            dark_fg: string;
        };
        /**
         * ShareLevel
         * @description What those with whom a dashboard is shared may do.
         * @enum {string}
         */
        ShareLevel: "view" | "edit";
        /** SharedTrait */
        SharedTrait: {
            what: string;
            value: string;
            count: number;
        };
        /** SimilarFailure */
        SimilarFailure: {
            execution_id: string;
            is_kept: boolean;
            job_id: string;
            job_name: string | null;
            /** Format: date-time */
            at: string;
            count: number;
            text: string;
            pattern_id: string;
            similarity: number;
            remedy: components["schemas"]["RemedyView"] | null;
        };
        /** SimilarPattern */
        SimilarPattern: {
            id: string;
            template: string;
            count: number;
            similarity: number;
            has_note: boolean;
        };
        /** SimulationRequest */
        SimulationRequest: {
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"];
            timing?: components["schemas"]["Timing"];
            overlap?: components["schemas"]["OverlapPolicy"];
            max_concurrent?: number;
            misfire?: components["schemas"]["MisfirePolicy"];
            from?: string | null;
            to?: string | null;
        };
        /** SimulationView */
        SimulationView: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            durations: components["schemas"]["DurationsView"];
            before: components["schemas"]["Replay"];
            after: components["schemas"]["Replay"];
            added: string[];
            added_total: number;
            lost: string[];
            lost_total: number;
        };
        /** SlotList */
        SlotList: {
            items: components["schemas"]["SlotView"][];
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * SlotReason
         * @description Why a due time did not run.
         * @enum {string}
         */
        SlotReason: "overlap" | "calendar" | "window" | "snoozed" | "paused" | "run_cap" | "queue_full" | "policy" | "expired" | "catch_up_cap";
        /** SlotView */
        SlotView: {
            /** Format: date-time */
            due_at: string;
            until: string | null;
            count: number;
            disposition: components["schemas"]["Disposition"];
            reason: components["schemas"]["SlotReason"] | null;
            text: string;
            late_ms: number | null;
            execution_id: string | null;
            execution_state: components["schemas"]["ExecutionState"] | null;
            backfill_id: string | null;
        };
        /** SmtpChange */
        SmtpChange: {
            host?: string;
            port?: number;
            security?: components["schemas"]["SmtpSecurity"];
            username?: string;
            sender?: string;
            sender_name?: string;
            password?: string | null;
        };
        /**
         * SmtpSecurity
         * @description How the connection to a mail server is kept private.
         * @enum {string}
         */
        SmtpSecurity: "none" | "starttls" | "tls";
        /** SmtpSettings */
        SmtpSettings: {
            /** @default  */
            host: string;
            /** @default 587 */
            port: number;
            security: components["schemas"]["SmtpSecurity"];
            /** @default  */
            username: string;
            /** @default  */
            sender: string;
            /** @default Chronos Synapse */
            sender_name: string;
        };
        /** SmtpView */
        SmtpView: {
            /** @default  */
            host: string;
            /** @default 587 */
            port: number;
            security: components["schemas"]["SmtpSecurity"];
            /** @default  */
            username: string;
            /** @default  */
            sender: string;
            /** @default Chronos Synapse */
            sender_name: string;
            password_is_set: boolean;
        };
        /**
         * Source
         * @description Whose key is used.
         * @enum {string}
         */
        Source: "own" | "installation";
        /** Spending */
        Spending: {
            day: components["schemas"]["Spent"];
            month: components["schemas"]["Spent"];
            /** @default 0 */
            daily_budget_usd: number;
            /** @default 0 */
            monthly_budget_usd: number;
        };
        /** Spent */
        Spent: {
            /** @default 0 */
            requests: number;
            /** @default 0 */
            cost_usd: number;
        };
        /**
         * Standing
         * @description How it goes with a job.
         * @enum {string}
         */
        Standing: "failing" | "late" | "never_ran" | "succeeded";
        /** StatementView */
        StatementView: {
            /** Format: date-time */
            at: string;
            kind: string;
            severity: components["schemas"]["Severity"];
            rate: number;
            sentence: string;
            /** @default none */
            direction: string;
            value: number | null;
            expected: number | null;
            lower: number | null;
            upper: number | null;
            /** @default  */
            unit: string;
            spreads: number | null;
            /** @default  */
            slot: string;
            window_days: number | null;
            /** @default 0 */
            count: number;
            since: string | null;
            /** @default  */
            deploy: string;
            /** @default  */
            host: string;
            /** @default [] */
            jobs: string[];
            /** @default [] */
            evidence: string[];
        };
        /** StatusGridConfig */
        StatusGridConfig: {
            /** @default  */
            search?: string;
            /** @default [] */
            tags?: string[];
            /** @default 100 */
            cells?: number;
            /** @constant */
            kind: "status_grid";
        };
        /** Strength */
        Strength: {
            score: number;
            warning: string;
            suggestions: string[];
        };
        /** StrengthRequest */
        StrengthRequest: {
            password: string;
            /** @default  */
            email?: string;
            /** @default  */
            name?: string;
        };
        /** Subdivision */
        Subdivision: {
            code: string;
            name: string;
        };
        /** SystemProblem */
        SystemProblem: {
            part: string;
            detail: string;
        };
        /** SystemSettings */
        SystemSettings: {
            registration: components["schemas"]["RegistrationSettings"];
            sessions: components["schemas"]["SessionSettings"];
            retention: components["schemas"]["RetentionSettings"];
            smtp: components["schemas"]["SmtpSettings"];
            /** @default [] */
            oidc: components["schemas"]["OidcProvider"][];
            ai: components["schemas"]["AiSettings"];
            sandbox: components["schemas"]["SandboxSettings"];
            limits: components["schemas"]["LimitSettings"];
            branding: components["schemas"]["BrandingSettings"];
            insights: components["schemas"]["InsightSettings"];
        };
        /** SystemView */
        SystemView: {
            /** Format: date-time */
            now: string;
            redis: components["schemas"]["RedisView"];
            postgres: components["schemas"]["DatabaseState"] | null;
            indexes: components["schemas"]["IndexState"][];
            schedulers: components["schemas"]["DaemonInfo"][];
            workers: components["schemas"]["WorkerInfo"][];
            analysts: components["schemas"]["DaemonInfo"][];
            problems: components["schemas"]["SystemProblem"][];
        };
        /** TableSize */
        TableSize: {
            name: string;
            bytes: number;
            rows: number;
            dead_rows: number;
        };
        /**
         * TableSort
         * @description Order; `-` means the other way round.
         * @enum {string}
         */
        TableSort: "name" | "-name" | "next_fire_at" | "-next_fire_at" | "outcome" | "-outcome" | "-created_at" | "created_at";
        /** Tally */
        Tally: {
            succeeded: number;
            failed: number;
            not_run: number;
            cancelled: number;
            success_rate: number | null;
            p50_ms: number | null;
            p95_ms: number | null;
            p99_ms: number | null;
        };
        /** TeamChange */
        TeamChange: {
            name?: string;
            description?: string;
        };
        /** TeamList */
        TeamList: {
            items: components["schemas"]["TeamView"][];
            next_cursor: string | null;
        };
        /**
         * TeamRole
         * @description What a member may do in a team.
         * @enum {string}
         */
        TeamRole: "owner" | "admin" | "member";
        /** TeamView */
        TeamView: {
            id: string;
            name: string;
            description: string;
            /** Format: date-time */
            created_at: string;
            members: number;
            role: components["schemas"]["TeamRole"] | null;
            may_manage: boolean;
        };
        /** Template */
        Template: {
            id: string;
            name: string;
            category: string;
            version: number;
            icon: string;
            summary: string;
            needs: string[];
            schedule: {
                [key: string]: unknown;
            };
            variables: components["schemas"]["TemplateVariable"][];
            definition: {
                [key: string]: unknown;
            };
            readme: string;
            examples: components["schemas"]["TemplateExample"][];
        };
        /** TemplateExample */
        TemplateExample: {
            name: string;
            values: {
                [key: string]: string | number | boolean;
            };
        };
        /** TemplateList */
        TemplateList: {
            items: components["schemas"]["Template"][];
        };
        /** TemplateVariable */
        TemplateVariable: {
            name: string;
            type: components["schemas"]["VariableType"];
            description: string;
            required: boolean;
            default: string | number | boolean | null;
            example: string | number | boolean | null;
            /** @default  */
            secret: string;
        };
        /** TextConfig */
        TextConfig: {
            text: string;
            /** @constant */
            kind: "text";
        };
        /** Timing */
        Timing: {
            starts_at?: string | null;
            ends_at?: string | null;
            /** @default 0 */
            jitter_s?: number;
            /** @default [] */
            windows?: components["schemas"]["Window"][];
            /** @default [] */
            calendars?: string[];
        };
        /** Token */
        Token: {
            /** @constant */
            token_type: "bearer";
            expires_in: number;
            access_token: string | null;
            refresh_token: string | null;
            refresh_expires_in: number;
        };
        /**
         * Topic
         * @description What an insight is about.
         * @enum {string}
         */
        Topic: "duration" | "cpu_share" | "memory" | "output" | "outcome" | "start" | "host" | "scheduler" | "workers";
        /** TransferRequest */
        TransferRequest: {
            owner_id: string;
        };
        /** TransferView */
        TransferView: {
            job_id: string;
            owner_id: string;
            is_complete: boolean;
        };
        /** Trend */
        Trend: {
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            bucket_s: number;
            points: components["schemas"]["TrendPoint"][];
            previous: components["schemas"]["TrendPoint"][];
            total: components["schemas"]["Tally"];
            previous_total: components["schemas"]["Tally"];
            complete: boolean;
        };
        /** TrendPoint */
        TrendPoint: {
            succeeded: number;
            failed: number;
            not_run: number;
            cancelled: number;
            success_rate: number | null;
            p50_ms: number | null;
            p95_ms: number | null;
            p99_ms: number | null;
            /** Format: date-time */
            time: string;
        };
        /** Triggered */
        Triggered: {
            execution_id: string;
        };
        /** UnreadPart */
        UnreadPart: {
            start: number;
            end: number;
            text: string;
        };
        /** UpcomingFire */
        UpcomingFire: {
            job_id: string;
            job_name: string;
            /** Format: date-time */
            fire_at: string;
            schedule_text: string;
        };
        /** UsageCurve */
        UsageCurve: {
            interval_s: number | null;
            points: components["schemas"]["UsagePoint"][];
        };
        /** UsagePoint */
        UsagePoint: {
            /** Format: date-time */
            time: string;
            cpu_cores: number;
            memory_bytes: number;
            read_bytes: number | null;
            write_bytes: number | null;
            processes: number;
            open_files: number | null;
        };
        /** User */
        User: {
            id: string;
            email: string;
            name: string;
            username: string | null;
            role: components["schemas"]["Role"];
            state: components["schemas"]["UserState"];
            /** @default  */
            timezone: string;
            /** Format: date-time */
            created_at: string;
            email_verified_at: string | null;
            last_login_at: string | null;
            /** @default false */
            has_totp: boolean;
        };
        /**
         * UserAction
         * @description What can be done to many users at once.
         * @enum {string}
         */
        UserAction: "approve" | "deny" | "disable" | "enable" | "logout" | "set_role" | "delete";
        /** UserChange */
        UserChange: {
            role?: components["schemas"]["Role"];
            name?: string;
        };
        /** UserFigures */
        UserFigures: {
            total: number;
            by_state: {
                [key: string]: number;
            };
            by_role: {
                [key: string]: number;
            };
            seen_day: number;
            seen_month: number;
            sessions: number;
            second_factors: number;
            api_keys: number;
            teams: number;
        };
        /**
         * UserState
         * @description Whether a user may come in.
         * @enum {string}
         */
        UserState: "active" | "invited" | "unverified" | "pending" | "disabled";
        /** UsualDuration */
        UsualDuration: {
            median_ms: number;
            low_ms: number;
            high_ms: number;
            count: number;
        };
        /** VariableAnswer */
        VariableAnswer: {
            key: string;
            value: unknown;
            version: number;
        };
        /**
         * VariableBody
         * @description A new value. `expected_version`: only if the variable has this version; 0: only if there is none.
         */
        VariableBody: {
            value: unknown;
            /** @default null */
            expected_version?: number | null;
        };
        /** VariableExport */
        VariableExport: {
            format: components["schemas"]["VariableFormat"];
            text: string;
            count: number;
        };
        /**
         * VariableFormat
         * @description How to write them down.
         * @enum {string}
         */
        VariableFormat: "json" | "env";
        /** VariableImport */
        VariableImport: {
            format: components["schemas"]["VariableFormat"];
            text: string;
            /** @default false */
            overwrite?: boolean;
            /** @default false */
            dry_run?: boolean;
            job_id?: string | null;
        };
        /** VariableImportReport */
        VariableImportReport: {
            items: components["schemas"]["ImportedVariable"][];
            dry_run: boolean;
        };
        /** VariableList */
        VariableList: {
            items: components["schemas"]["VariableView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * VariableType
         * @description What a variable takes.
         * @enum {string}
         */
        VariableType: "string" | "number" | "boolean" | "secret";
        /** VariableVersion */
        VariableVersion: {
            version: number;
            value: unknown;
            description: string;
            /** Format: date-time */
            updated_at: string;
            updated_by: string;
        };
        /** VariableVersions */
        VariableVersions: {
            items: components["schemas"]["VariableVersion"][];
        };
        /** VariableView */
        VariableView: {
            version: number;
            value: unknown;
            description: string;
            /** Format: date-time */
            updated_at: string;
            updated_by: string;
            key: string;
            scope: components["schemas"]["ScopeKind"];
            owner_id: string;
            job_id: string | null;
            used_by: components["schemas"]["JobUse"][];
        };
        /**
         * Verdict
         * @description What a person thinks of it.
         * @enum {string}
         */
        Verdict: "useful" | "normal";
        /** Verification */
        Verification: {
            ok: boolean;
            checked: number;
            first_seq: number;
            complete: boolean;
            head: string;
            removed_until: number;
            findings: components["schemas"]["AuditFinding"][];
            finding_count: number;
        };
        /** Verified */
        Verified: {
            state: components["schemas"]["UserState"];
        };
        /** VersionList */
        VersionList: {
            items: components["schemas"]["VersionSummary"][];
            total: number;
            next_cursor: string | null;
        };
        /** VersionSummary */
        VersionSummary: {
            version: number;
            /** Format: date-time */
            changed_at: string;
            changed_by: string;
            changed_by_name: string;
            changes: components["schemas"]["DefinitionDifference"][];
        };
        /** VersionView */
        VersionView: {
            version: number;
            /** Format: date-time */
            changed_at: string;
            changed_by: string;
            changed_by_name: string;
            changes: components["schemas"]["DefinitionDifference"][];
            definition: components["schemas"]["Job"];
        };
        /** ViewChange */
        ViewChange: {
            name?: string;
            address?: string;
            shared_with?: string | null;
        };
        /** ViewList */
        ViewList: {
            items: components["schemas"]["SavedViewShown"][];
            total: number;
        };
        /**
         * ViewPage
         * @description A page that has filters.
         * @enum {string}
         */
        ViewPage: "jobs" | "executions" | "schedule" | "analytics";
        /** WatchRequest */
        WatchRequest: {
            budget?: number | null;
            /** @default [] */
            mutes?: components["schemas"]["MuteRequest"][];
        };
        /** WatchView */
        WatchView: {
            is_on: boolean;
            budget: number;
            own_budget: number | null;
            default_budget: number;
            mutes: components["schemas"]["MuteView"][];
            learned: components["schemas"]["Learned"];
            may_change: boolean;
        };
        /** Week */
        Week: {
            zone: string;
            days: components["schemas"]["history_analytics_WeekHour"][][];
            complete: boolean;
        };
        /**
         * Weekday
         * @description A day of the week.
         * @enum {string}
         */
        Weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        /** Widget */
        Widget: {
            id: string;
            config: components["schemas"]["FigureConfig"] | components["schemas"]["GaugeConfig"] | components["schemas"]["ChartConfig"] | components["schemas"]["JobListConfig"] | components["schemas"]["ExecutionListConfig"] | components["schemas"]["StatusGridConfig"] | components["schemas"]["ProgressConfig"] | components["schemas"]["LogTailConfig"] | components["schemas"]["TextConfig"] | components["schemas"]["OutcomesConfig"] | components["schemas"]["NextDueConfig"];
            x: number;
            y: number;
            w: number;
            h: number;
            /** @default  */
            title?: string;
            span?: string | null;
            refresh_s?: number | null;
        };
        /** WidgetSelection */
        WidgetSelection: {
            /** @default  */
            query?: string;
            /** @default [] */
            states?: components["schemas"]["ExecutionState"][];
            /** @default [] */
            tags?: string[];
            job_id?: string | null;
        };
        /** WidgetValue */
        WidgetValue: {
            of: components["schemas"]["FigureOf"];
            selection?: components["schemas"]["WidgetSelection"];
            metric?: components["schemas"]["Metric"];
            /** @default  */
            kpi?: string;
            reduce?: components["schemas"]["Reduce"];
        };
        /** Window */
        Window: {
            start: string;
            end: string;
            /**
             * @default [
             *       "mon",
             *       "tue",
             *       "wed",
             *       "thu",
             *       "fri",
             *       "sat",
             *       "sun"
             *     ]
             */
            days?: components["schemas"]["Weekday"][];
        };
        /** WorkerInfo */
        WorkerInfo: {
            id: string;
            host: string;
            pid: number;
            queues: string[];
            slots: number;
            running: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            seen_at: string;
            /** @default [] */
            labels: string[];
            /** @default [] */
            missing: string[];
            load: components["schemas"]["WorkerLoad"];
            /** @default false */
            is_cordoned: boolean;
            /** @default false */
            is_draining: boolean;
        };
        /** WorkerList */
        WorkerList: {
            items: components["schemas"]["WorkerInfo"][];
        };
        /** WorkerLoad */
        WorkerLoad: {
            /** @default 0 */
            cpu_cores: number;
            /** @default 0 */
            memory_bytes: number;
            /** @default 0 */
            attempts_cpu_cores: number;
            /** @default 0 */
            attempts_memory_bytes: number;
            disk_free_bytes: number | null;
        };
        /** WeekHour */
        history_analytics_WeekHour: {
            succeeded: number;
            failed: number;
            not_run: number;
        };
        /** WeekHour */
        scheduling_week_map_WeekHour: {
            /** Format: date-time */
            time: string;
            planned: number;
            planned_load: number;
            done: number | null;
            failed: number | null;
        };
    };
    responses: {
        /** @description Something in the request cannot be accepted; every refused field is named. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:query.unknown",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "detail": "'serach' is not a parameter of this address.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": [
                 *         {
                 *           "pointer": "query:serach",
                 *           "code": "query.unknown",
                 *           "detail": "'serach' is not a parameter of this address."
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No credentials, or they are not good any more. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:token.missing",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "detail": "No credentials, or they are not good any more.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller is known but may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:permission.denied",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "The caller is known but may not do this.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is not to be seen by the caller. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:job.not_found",
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "detail": "There is no such thing, or it is not to be seen by the caller.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The thing is not in a state that allows this. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:job.archived",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "The thing is not in a state that allows this.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It has another version than `If-Match` names. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:etag.stale",
                 *       "title": "Precondition Failed",
                 *       "status": 412,
                 *       "detail": "It has another version than If-Match names.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than is taken here. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:body.too_large",
                 *       "title": "Request Entity Too Large",
                 *       "status": 413,
                 *       "detail": "The body is larger than is taken here.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a kind that is not taken here. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:http.415",
                 *       "title": "Unsupported Media Type",
                 *       "status": 415,
                 *       "detail": "The body is of a kind that is not taken here.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The idempotency key came with another request before. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:idempotency.reused",
                 *       "title": "Unprocessable Entity",
                 *       "status": 422,
                 *       "detail": "The idempotency key came with another request before.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller asks too often; `Retry-After` says when to come back. */
        TooManyRequests: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:rate.limited",
                 *       "title": "Too Many Requests",
                 *       "status": 429,
                 *       "detail": "The caller asks too often; Retry-After says when to come back.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part that is needed is away, or there is maintenance. */
        Unavailable: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:chronos-synapse:problem:redis.unavailable",
                 *       "title": "Service Unavailable",
                 *       "status": 503,
                 *       "detail": "A part that is needed is away, or there is maintenance.",
                 *       "instance": "/api/v1/jobs",
                 *       "errors": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAudit: {
        parameters: {
            query?: {
                /** @description By this user (id). */
                actor?: string;
                /** @description Such as `job.create`; `job.*`: all of a kind. */
                action?: string;
                /** @description Done to something of this kind. */
                resource_kind?: string;
                /** @description Done to this thing. */
                resource_id?: string;
                /** @description Done to what belongs to this owner. */
                owner_id?: string;
                /** @description With this result. */
                result?: components["schemas"]["AuditResult"];
                /** @description From this address. */
                address?: string;
                /** @description Words of the names of actors and resources. */
                text?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description By this user (id). */
                actor?: string;
                /** @description Such as `job.create`; `job.*`: all of a kind. */
                action?: string;
                /** @description Done to something of this kind. */
                resource_kind?: string;
                /** @description Done to this thing. */
                resource_id?: string;
                /** @description Done to what belongs to this owner. */
                owner_id?: string;
                /** @description With this result. */
                result?: components["schemas"]["AuditResult"];
                /** @description From this address. */
                address?: string;
                /** @description Words of the names of actors and resources. */
                text?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description JSON lines, or a table. */
                format?: components["schemas"]["AuditFormat"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                /** @description `head` of a former check: is that entry still there? */
                head?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailConfirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailConfirmed"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    logOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLoginOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginOptions"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    forgetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    estimatePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StrengthRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Strength"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Words of name and description. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["JobState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Of this user or team alone. */
                owner_id?: string;
                /** @description Order; `-` means descending. */
                sort?: components["schemas"]["JobSort"];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJob"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCheckRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    draftJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobSentence"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftedJob"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Tags of what the caller has; 304 when it is that still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is meant, as in "5"; refused when it is another now. */
                "If-Match"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is meant, as in "5"; refused when it is another now. */
                "If-Match"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    triggerJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triggered"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listJobRows: {
        parameters: {
            query?: {
                /** @description Parts of name, description or tags, all of them. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["JobState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Of any of these users or teams. */
                owner_id?: string[];
                /** @description By any of these executors. */
                kind?: string[];
                /** @description In any of these queues. */
                queue?: string[];
                /** @description With which it goes so. */
                standing?: components["schemas"]["Standing"][];
                /** @description Order; `-` means the other way round. */
                sort?: components["schemas"]["TableSort"];
                /** @description The first row, from 0 on. */
                offset?: number;
                /** @description How many rows at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRows"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJobFacets: {
        parameters: {
            query?: {
                /** @description Parts of name, description or tags, all of them. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["JobState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Of any of these users or teams. */
                owner_id?: string[];
                /** @description By any of these executors. */
                kind?: string[];
                /** @description In any of these queues. */
                queue?: string[];
                /** @description With which it goes so. */
                standing?: components["schemas"]["Standing"][];
                /** @description Counts only tags of which this is a part. */
                tags_like?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobFacets"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listJobIds: {
        parameters: {
            query?: {
                /** @description Parts of name, description or tags, all of them. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["JobState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Of any of these users or teams. */
                owner_id?: string[];
                /** @description By any of these executors. */
                kind?: string[];
                /** @description In any of these queues. */
                queue?: string[];
                /** @description With which it goes so. */
                standing?: components["schemas"]["Standing"][];
                /** @description Order; `-` means the other way round. */
                sort?: components["schemas"]["TableSort"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobIds"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeExecutions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutionBulkRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportJobs: {
        parameters: {
            query?: {
                /** @description How to write them down. */
                format?: components["schemas"]["DefinitionFormat"];
                /** @description These, up to 200; what else is asked for is then left aside. */
                id?: string[];
                /** @description Words of name and description. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["JobState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    importJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefinitionImport"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinitionReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listExecutions: {
        parameters: {
            query?: {
                /** @description Of this job. */
                job_id?: string;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Words of what was printed, and conditions: see docs/search.md. */
                query?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Order. */
                sort?: components["schemas"]["ExecutionSort"];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    readLog: {
        parameters: {
            query?: {
                /** @description Lines above this; -1: all. */
                after?: number;
                /** @description Only lines below this. */
                before?: number;
                /** @description How many. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    downloadLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExecutionFacets: {
        parameters: {
            query?: {
                /** @description Of this job. */
                job_id?: string;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Words, and conditions such as `state:failed job:billing-* duration:>30s -tag:test log:refused`. */
                query?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacetList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExecutionHistogram: {
        parameters: {
            query?: {
                /** @description Of this job. */
                job_id?: string;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Words, and conditions such as `state:failed job:billing-* duration:>30s -tag:test log:refused`. */
                query?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Histogram"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportExecutions: {
        parameters: {
            query?: {
                /** @description A table, or JSON lines. */
                format?: components["schemas"]["HistoryFormat"];
                /** @description Of this job. */
                job_id?: string;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][];
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Words, and conditions such as `state:failed job:billing-* duration:>30s -tag:test log:refused`. */
                query?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Order. */
                sort?: components["schemas"]["ExecutionSort"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchLogs: {
        parameters: {
            query: {
                /** @description Words that must all be in a log; `word*`: begins so. */
                query: string;
                /** @description Of this job. */
                job_id?: string;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][];
                /** @description Only on this stream. */
                stream?: components["schemas"]["LogStream"];
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description How many. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogSearchPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    findInLog: {
        parameters: {
            query?: {
                /** @description The first line since then. */
                time?: string;
                /** @description `error`: the first one. */
                first?: string;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPosition"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    compareExecutions: {
        parameters: {
            query: {
                /** @description An execution. */
                left: string;
                /** @description Another one, of any job. */
                right: string;
                /** @description Whether numbers, times and ids alone make lines differ. */
                numbers?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExecutionRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    replayExecution: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triggered"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    downloadArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
                /** @example report.csv */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Of this job. */
                job_id?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    dismissDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMetric: {
        parameters: {
            query?: {
                /** @description Which series. */
                metric?: components["schemas"]["Metric"];
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Seconds in one point; 0 gives the samples themselves. */
                bucket_s?: number;
                /** @description How samples become one point. */
                reduce?: components["schemas"]["Reduce"];
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDurations: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Durations"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listInsights: {
        parameters: {
            query?: {
                /** @description About this job. */
                job_id?: string;
                /** @description In one of these states. */
                state?: components["schemas"]["InsightState"][];
                /** @description Of one of these. */
                severity?: components["schemas"]["Severity"][];
                /** @description About one of these. */
                topic?: components["schemas"]["Topic"][];
                /** @description Of jobs with all of these tags. */
                tag?: string[];
                /** @description Those of which nobody was told, too. */
                muted?: boolean;
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Order. */
                sort?: components["schemas"]["InsightSort"];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getInsight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a7c1f-duration */
                insight_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putInsightFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a7c1f-duration */
                insight_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteInsightFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a7c1f-duration */
                insight_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listExecutionInsights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExpectations: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description How many at most, the newest. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expectations"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getScores: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    markDeploy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeployRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marked"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPatterns: {
        parameters: {
            query?: {
                /** @description Words of the template. */
                search?: string;
                /** @description Of this user or team alone. */
                owner_id?: string;
                /** @description Seen of this job, among others. */
                job_id?: string;
                /** @description Seen at or after this time, RFC 3339. */
                from?: string;
                /** @description Order. */
                sort?: components["schemas"]["PatternSort"];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 7b1d09c4e2f35a68 */
                pattern_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    notePattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 7b1d09c4e2f35a68 */
                pattern_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteText"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    explainExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    wordExplanation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationWords"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getForecast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobForecast"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOutlook: {
        parameters: {
            query?: {
                /** @description The time to be done by (RFC 3339); else the job's next due time. */
                by?: string;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLoadForecast: {
        parameters: {
            query?: {
                /** @description Of this queue. */
                queue?: string;
                /** @description Of jobs that need this label. */
                label?: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadForecast"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAdvice: {
        parameters: {
            query?: {
                /** @description Any of these. */
                kind?: components["schemas"]["AdviceKind"][];
                /** @description Any of these; else what is open. */
                state?: components["schemas"]["AdviceState"][];
                /** @description For this job. */
                job_id?: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-timeout-too_loose */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    applyAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-timeout-too_loose */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    dismissAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-timeout-too_loose */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-timeout-too_loose */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description Of this job alone. */
                job_id?: string;
                /** @description Those that this schedule asked for. */
                schedule_id?: string;
                /** @description About one of these. */
                scope?: components["schemas"]["ReportScope"][];
                /** @description In one of these states. */
                state?: components["schemas"]["ReportState"][];
                /** @description Words of the title. */
                search?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAsked"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3fa94b1d27c05e86 */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3fa94b1d27c05e86 */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportReport: {
        parameters: {
            query?: {
                /** @description How to write it down. */
                format?: components["schemas"]["ReportForm"];
            };
            header?: never;
            path: {
                /** @example 3fa94b1d27c05e86 */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReportSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportScheduleList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createReportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReportSchedule"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportScheduleView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteReportSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b1946ac92492d234 */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeReportSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b1946ac92492d234 */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportScheduleChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportScheduleView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    askCron: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listKpis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getKpi: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Seconds in one point; 0 gives the samples themselves. */
                bucket_s?: number;
                /** @description How samples become one point. */
                reduce?: components["schemas"]["Reduce"];
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                /** @example rows */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiSeries"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    readSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleReading"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    importCrontab: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrontabImportRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrontabImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getScheduleWeek: {
        parameters: {
            query: {
                /** @description The beginning (RFC 3339). */
                from: string;
                /** @description The end (RFC 3339). */
                to: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Of this queue. */
                queue?: string;
                /** @description So many may run at once; else the workers' slots. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleWeek"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getScheduleDay: {
        parameters: {
            query: {
                /** @description The beginning (RFC 3339). */
                from: string;
                /** @description The end (RFC 3339). */
                to: string;
                /** @description What the rows are. */
                rows?: components["schemas"]["RowsBy"];
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
                /** @description Of this queue. */
                queue?: string;
                /** @description So many may run at once; else the workers' slots. */
                limit?: number;
                /** @description Starts in a minute that are many. */
                crowd?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDay"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeMove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveProposal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCalendars: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createCalendar: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCountries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "code": "ok",
                     *         "name": "Nightly backup",
                     *         "subdivisions": [
                     *           {
                     *             "code": "ok",
                     *             "name": "Nightly backup"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Country"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarPreviewRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d41402abc4b2a76 */
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d41402abc4b2a76 */
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d41402abc4b2a76 */
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putLimit: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description What a limit is for.
                 * @example tag
                 */
                limit_scope: components["schemas"]["LimitScope"];
                /** @example backup */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeLimit: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description What a limit is for.
                 * @example tag
                 */
                limit_scope: components["schemas"]["LimitScope"];
                /** @example backup */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCatalog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalog"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description `jobs`, `executions`, `insights`, `notifications`, `job:<id>`, `execution:<id>`; none: all. */
                topic?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeReadInput: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InputAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeReadInputValue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InputValue"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeReadContext: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeWriteOutput: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutputBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeSetCondition: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConditionBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeAddMetric: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetricBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeTellProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeReadVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example REGION */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeWriteVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example REGION */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariableBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeDeleteVariable: {
        parameters: {
            query?: {
                expected_version?: number;
            };
            header?: never;
            path: {
                /** @example REGION */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeIncrementVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example REGION */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncrementBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeAppendVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example REGION */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppendBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeListArtifacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeReadArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example report.csv */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runtimeWriteArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example report.csv */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactInfo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSlots: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumePreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBackfills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createBackfill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackfillRequest"];
            };
        };
        responses: {
            /** @description What would run; nothing was created. */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillAnswer"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelBackfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                /** @example 0c3f9a1b7d2e4f60 */
                backfill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    simulateJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSecrets: {
        parameters: {
            query?: {
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
                /** @description Part of the name. */
                search?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSecret: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path: {
                /** @example BACKUP_PASSWORD */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutSecret"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSecret: {
        parameters: {
            query?: {
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
                /** @description Even though jobs use it. */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @example BACKUP_PASSWORD */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVariables: {
        parameters: {
            query?: {
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
                /** @description Part of the key or description. */
                search?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportVariables: {
        parameters: {
            query?: {
                /** @description How to write them down. */
                format?: components["schemas"]["VariableFormat"];
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    importVariables: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariableImport"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableImportReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getVariable: {
        parameters: {
            query?: {
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path: {
                /** @example REGION */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putVariable: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path: {
                /** @example REGION */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutVariable"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteVariable: {
        parameters: {
            query?: {
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
                /** @description Even though jobs use it. */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @example REGION */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVariableVersions: {
        parameters: {
            query?: {
                /** @description Of this job; else of the owner. */
                job_id?: string;
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path: {
                /** @example REGION */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableVersions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    cordonWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example w-3f1c */
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerInfo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    uncordonWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example w-3f1c */
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerInfo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    drainWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example w-3f1c */
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerInfo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg-19e2f0a5c00 */
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageCurve"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTeams: {
        parameters: {
            query?: {
                /** @description Part of the name or description. */
                search?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTeam: {
        parameters: {
            query?: {
                /** @description Who gets what the team owns: a user or a team. */
                transfer_to?: string;
            };
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listGrants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    addGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGrant"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                subject_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                subject_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    transferJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listJobVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJobVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreJobVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0mf1k2ab9c4de5fg */
                job_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listViews: {
        parameters: {
            query?: {
                /** @description Of this page alone. */
                page?: components["schemas"]["ViewPage"];
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewShown"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1f8ac10f23c5b5bc */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1f8ac10f23c5b5bc */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewShown"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDashboards: {
        parameters: {
            query?: {
                /** @description Words of the name. */
                search?: string;
                /** @description Of this user or team alone. */
                owner_id?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createDashboard: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDashboard"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDashboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description Tags of what the caller has; 304 when it is that still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example 7c6a180b36896a0a */
                dashboard_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardView"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteDashboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is meant, as in "5"; refused when it is another now. */
                "If-Match"?: string;
            };
            path: {
                /** @example 7c6a180b36896a0a */
                dashboard_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeDashboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is meant, as in "5"; refused when it is another now. */
                "If-Match"?: string;
            };
            path: {
                /** @example 7c6a180b36896a0a */
                dashboard_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDirectory: {
        parameters: {
            query?: {
                /** @description Of users and teams; may be given several times. */
                ids?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    findPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindPerson"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryEntry"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description Any of these. */
                kind?: components["schemas"]["NotificationKind"][];
                /** @description Those that are not read. */
                unread?: boolean;
                /** @description About this job. */
                job_id?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    countNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationCount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    markNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationMark"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsSettled"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationChoice"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsSettled"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationSettingsChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change them only if this is still their ETag. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    testMail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailTest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkAi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkOidcProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Part of a name, user name or e-mail address. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["UserState"][];
                /** @description With any of these. */
                role?: components["schemas"]["Role"][];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkUserRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUserResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                /** @description The user or team that gets what this user owns. */
                transfer_to?: string;
            };
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    denyUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    disableUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    enableUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    logOutUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeUserSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    resendUserLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOwnAi: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: {
                /** @description Tags of what the caller has; 304 when it is that still. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAiView"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeOwnAi: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeOwnAi: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: {
                /** @description The version that is meant, as in "5"; refused when it is another now. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnAiChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description The version of what is shown. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAiView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkOwnAi: {
        parameters: {
            query?: {
                /** @description A team's, or another user's; else the caller's own. */
                owner_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAiUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiUsage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAnalytics: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description Of this job. */
                job_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
                /** @description IANA time zone in which days and hours begin. */
                zone?: string;
                /** @description What to compare with. */
                against?: components["schemas"]["Against"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trend"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAnalyticsWeek: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description Of this job. */
                job_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
                /** @description IANA time zone in which days and hours begin. */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Week"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAnalyticsJobs: {
        parameters: {
            query?: {
                /** @description What jobs are listed for. */
                table?: components["schemas"]["JobTable"];
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description Of this job. */
                job_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobFigures"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportAnalyticsJobs: {
        parameters: {
            query?: {
                /** @description What jobs are listed for. */
                table?: components["schemas"]["JobTable"];
                /** @description Not before this time (RFC 3339). */
                from?: string;
                /** @description Before this time (RFC 3339). */
                to?: string;
                /** @description Of this user or team. */
                owner_id?: string;
                /** @description Of this job. */
                job_id?: string;
                /** @description With all of these tags. */
                tag?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminOverview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMemory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    surveyMemory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    rebuildIndex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    runDoctor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckUpRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckUpReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    purgeHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurgeRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurgeReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBlocked: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockedList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    clearAllBlocked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cleared"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    clearBlocked: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                blocked: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cleared"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    endMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBranding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branding"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBrandingLogo: {
        parameters: {
            query?: {
                /** @description Of the picture; another one has another address. */
                v?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewGenerator"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorProof"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeProof"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorProof"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskeyRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deletePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    logInWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLogin"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    logInThroughProvider: {
        parameters: {
            query?: {
                /** @description A path of our pages, to end on. */
                next?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect Response */
            303: {
                headers: {
                    /** @description target path for the redirect */
                    location?: string;
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    returnFromProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect Response */
            303: {
                headers: {
                    /** @description target path for the redirect */
                    location?: string;
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    linkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkDeparture"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example tcp-health-check */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    instantiateTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out once, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example tcp-health-check */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Instantiation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    /** @description `true` when this is the answer of the first time. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instantiated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Samples"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Samples"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeSamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    /** @description What is left: `"class";r=requests;t=seconds until all are free`. */
                    RateLimit?: string;
                    /** @description The limit: `"class";q=requests;w=seconds`. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesRemoved"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description A part is not there. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
}
