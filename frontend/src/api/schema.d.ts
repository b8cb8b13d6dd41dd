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
        /** Processor, memory, storage, processes and open files of an execution over time */
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
        /** AiChange */
        AiChange: {
            model?: string;
            base_url?: string;
            monthly_budget_usd?: number;
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
            /** @default  */
            model: string;
            /** @default https://api.anthropic.com */
            base_url: string;
            /** @default 0 */
            monthly_budget_usd: number;
        };
        /** AiView */
        AiView: {
            /** @default  */
            model: string;
            /** @default https://api.anthropic.com */
            base_url: string;
            /** @default 0 */
            monthly_budget_usd: number;
            api_key_is_set: boolean;
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
         * EntryKind
         * @description What an id is of.
         * @enum {string}
         */
        EntryKind: "user" | "team";
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
            count: number;
        };
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
        /**
         * FoldPolicy
         * @description Which pass counts of a clock time that happens twice because the clock is put back.
         * @enum {string}
         */
        FoldPolicy: "auto" | "first" | "last" | "both";
        /** ForgotRequest */
        ForgotRequest: {
            email: string;
        };
        /**
         * GapPolicy
         * @description What becomes of a clock time that does not exist because the clock is put forward over it.
         * @enum {string}
         */
        GapPolicy: "auto" | "shift" | "skip";
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
        };
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
        /** JobList */
        JobList: {
            items: components["schemas"]["JobView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
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
        /** LogComparison */
        LogComparison: {
            left_lines: number;
            right_lines: number;
            truncated: boolean;
            hunks: components["schemas"]["LogHunk"][];
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
        MemoryKind: "jobs" | "scheduling" | "calendars" | "secrets" | "queues" | "executions" | "artifacts" | "logs" | "log_words" | "series" | "audit" | "accounts" | "system" | "indexes" | "other" | "foreign" | "overhead";
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
        Metric: "duration_ms" | "lag_ms" | "cpu_ms" | "peak_memory_bytes" | "peak_cpu_percent" | "peak_processes" | "peak_open_files" | "io_bytes" | "succeeded" | "failed" | "not_run";
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
        /** NewTeam */
        NewTeam: {
            name: string;
            /** @default  */
            description?: string;
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
            running: components["schemas"]["ExecutionView"][];
            running_total: number;
            queued_total: number;
            next: components["schemas"]["UpcomingFire"][];
            failing: components["schemas"]["FailingJob"][];
            workers: components["schemas"]["WorkerInfo"][];
            jobs: components["schemas"]["JobCounts"];
            outcomes: components["schemas"]["OutcomeSeries"];
            previous: components["schemas"]["OutcomeSeries"];
            lag: components["schemas"]["LagSummary"];
        };
        /** OwnTeam */
        OwnTeam: {
            id: string;
            name: string;
            role: components["schemas"]["TeamRole"];
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
        Permission: "job:read" | "job:create" | "job:update" | "job:delete" | "job:run" | "job:pause" | "job:share" | "execution:cancel" | "execution:replay" | "comment:write" | "secret:read" | "secret:write" | "variable:read" | "variable:write" | "calendar:read" | "calendar:write" | "limit:read" | "limit:write" | "key:write" | "team:create" | "team:manage" | "owners:all" | "scheduling:manage" | "owner-limit:write" | "worker:read" | "worker:manage" | "user:read" | "user:manage" | "audit:read" | "settings:manage" | "system:read" | "system:manage";
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
        /** RecentExecution */
        RecentExecution: {
            id: string;
            state: components["schemas"]["ExecutionState"];
            duration_ms: number | null;
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
        /** RunRequest */
        RunRequest: {
            parameters?: {
                [key: string]: string | number | boolean;
            };
            /** @default false */
            dry_run?: boolean;
        };
        /** Sample */
        Sample: {
            /** Format: date-time */
            time: string;
            value: number;
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
        /** ScheduleWarning */
        ScheduleWarning: {
            code: string;
            detail: string;
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
        /** Triggered */
        Triggered: {
            execution_id: string;
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
        /**
         * Weekday
         * @description A day of the week.
         * @enum {string}
         */
        Weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
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
                /** @description JSON lines, or a table. */
                format?: components["schemas"]["AuditFormat"];
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
                /** @description Words of the names of actors and resources. */
                text?: string;
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
                /** @description Words of error, output and job name. */
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
                /** @description `jobs`, `executions`, `job:<id>`, `execution:<id>`; none: all. */
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
