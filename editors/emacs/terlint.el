;;; terlint.el --- Lint requests to run an AI-agent team  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages, tools

;;; Commentary:

;; terlint in Eglot, Flymake and Flycheck, for the files that are requests and no others.  One line of
;; these goes into your init file:
;;
;;   (add-hook 'find-file-hook #'terlint-eglot-ensure)
;;   (add-hook 'find-file-hook #'terlint-flymake-setup)
;;   (terlint-flycheck-setup)
;;
;; Eglot shows findings too, by Flymake, and does more: what a field is, completion, fixes.

;;; Code:

(require 'json)
(require 'project)
(require 'subr-x)

(defgroup terlint nil
  "Lint requests to run an AI-agent team."
  :group 'tools)

(defcustom terlint-program "terlint"
  "The program: its name, or the path of its file."
  :type 'string)

(defcustom terlint-files
  "\\(?:/requests/.*\\|[/.]request\\)\\.\\(?:jsonl?\\|ndjson\\|ya?ml\\)\\'"
  "Which files are requests: a regular expression that matches their paths."
  :type 'regexp)

(defvar terlint--is-missing nil
  "Whether it was said that there is no program.")

(defun terlint--request-p ()
  "Return non-nil where this buffer is about a request."
  (and buffer-file-name (string-match-p terlint-files buffer-file-name)))

(defun terlint--can-start-p ()
  "Return non-nil where there is a program; say once that there is none."
  (let ((is-there (executable-find terlint-program)))
    (unless (or is-there terlint--is-missing)
      (setq terlint--is-missing t)
      (message "terlint: there is no program %s; requests are not checked" terlint-program))
    is-there))

;;; The language server

;; Eglot has one server for the buffers of a mode in a project.  Requests are a project of their own, which
;; is the one that they are in by another name: so neither do they get the server of all other YAML files,
;; nor these theirs.

(declare-function eglot-ensure "eglot")
(defvar eglot-server-programs)
(defvar eglot-lsp-context)

;; Below a configuration, the server decides.
(defun terlint--candidate-p ()
  "Return non-nil where this buffer may be about a request."
  (or (terlint--request-p)
      (and buffer-file-name
           (string-match-p "\\.\\(?:jsonl?\\|ndjson\\|ya?ml\\)\\'" buffer-file-name)
           (locate-dominating-file buffer-file-name ".terlint.yaml"))))

(defun terlint--project (folder)
  "Return the project of FOLDER to Eglot, where this may be about a request."
  (when (and (bound-and-true-p eglot-lsp-context) (terlint--candidate-p))
    (let ((project-find-functions (remq #'terlint--project project-find-functions)))
      (cons 'terlint (or (project-current nil folder)
                         (cons 'transient (or (locate-dominating-file folder ".terlint.yaml") folder)))))))

(cl-defmethod project-root ((project (head terlint)))
  "Return the root of the PROJECT that this one stands for."
  (project-root (cdr project)))

(cl-defmethod project-ignores ((project (head terlint)) folder)
  "Return what to ignore in FOLDER of the PROJECT that this one stands for."
  (project-ignores (cdr project) folder))

(cl-defmethod project-files ((project (head terlint)) &optional folders)
  "Return the files in FOLDERS of the PROJECT that this one stands for."
  (project-files (cdr project) folders))

(defun terlint--language ()
  "Return the word of the protocol for the format of this buffer's file."
  (pcase (file-name-extension buffer-file-name)
    ("json" "json")
    ((or "jsonl" "ndjson") "jsonl")
    (_ "yaml")))

;;;###autoload
(defun terlint-eglot-ensure ()
  "Start terlint's language server where this buffer may be about a request."
  (when (and (terlint--candidate-p) (terlint--can-start-p) (require 'eglot nil t))
    (add-hook 'project-find-functions #'terlint--project)
    (setq-local eglot-server-programs
                `(((,major-mode :language-id ,(terlint--language)) . (,terlint-program "lsp"))
                  ,@eglot-server-programs))
    (eglot-ensure)))

;;; What the program finds

(defun terlint--arguments ()
  "Return what the program is started with, to read this buffer."
  ;; GitLab's report is the smallest that tells both ends of a finding, and is JSON whatever was checked.
  (list "check" "--quiet" "--force-exclude" "--format" "gitlab" "--stdin-filename" buffer-file-name "-"))

(defun terlint--read (output)
  "Return the findings in OUTPUT: lists of start, end, severity, message, rule.
A place is a cons of line and column, from 1 on."
  (let ((json-object-type 'alist) (json-array-type 'list))
    (mapcar
     (lambda (found)
       (let-alist found
         (list (cons .location.positions.begin.line .location.positions.begin.column)
               (cons .location.positions.end.line .location.positions.end.column)
               (pcase .severity ("info" 'info) ("minor" 'warning) (_ 'error))
               .description
               .check_name)))
     (json-read-from-string output))))

;;; Flymake

(defvar-local terlint--process nil
  "The process that checks this buffer.")

(defun terlint--position (place)
  "Return the position of PLACE in this buffer."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- (car place)))
      (min (+ (point) (1- (cdr place))) (line-end-position)))))

(defun terlint--diagnostic (buffer found)
  "Return the diagnostic of Flymake for what was FOUND in BUFFER."
  (pcase-let* ((`(,start ,end ,severity ,message ,rule) found)
               (from (terlint--position start)))
    (flymake-make-diagnostic buffer from (max (terlint--position end) (min (1+ from) (point-max)))
                             (pcase severity ('error :error) ('warning :warning) (_ :note))
                             (format "%s [%s]" message rule))))

(defun terlint--report (buffer output report)
  "Hand the findings of OUTPUT on BUFFER to REPORT of Flymake."
  (condition-case nil
      (with-current-buffer buffer
        (funcall report (mapcar (apply-partially #'terlint--diagnostic buffer) (terlint--read output))))
    (json-error (funcall report :panic :explanation (string-trim output)))))

(defun terlint-flymake (report &rest _)
  "Check this buffer as a backend of Flymake, and hand the findings to REPORT."
  (let ((buffer (current-buffer)) (old terlint--process))
    (setq terlint--process nil)
    (when (process-live-p old)
      (delete-process old))
    (setq terlint--process
          (make-process
           :name "terlint" :noquery t :connection-type 'pipe :coding 'utf-8-unix
           :buffer (generate-new-buffer " *terlint*")
           :command (cons terlint-program (terlint--arguments))
           :sentinel
           (lambda (process _)
             (when (memq (process-status process) '(exit signal))
               (when (and (buffer-live-p buffer)
                          (eq process (buffer-local-value 'terlint--process buffer)))
                 (terlint--report buffer (with-current-buffer (process-buffer process) (buffer-string)) report))
               (kill-buffer (process-buffer process))))))
    (save-restriction
      (widen)
      (process-send-region terlint--process (point-min) (point-max)))
    (process-send-eof terlint--process)))

;;;###autoload
(defun terlint-flymake-setup ()
  "Let Flymake check this buffer with terlint too, where it is about a request."
  (when (and (terlint--request-p) (terlint--can-start-p))
    (add-hook 'flymake-diagnostic-functions #'terlint-flymake nil t)
    (flymake-mode 1)))

;;; Flycheck

(declare-function flycheck-define-command-checker "flycheck")
(declare-function flycheck-error-new-at "flycheck")
(defvar flycheck-checkers)
(defvar flycheck-terlint-executable)

(defun terlint--flycheck-error (checker found)
  "Return the error of Flycheck for what CHECKER has FOUND."
  (pcase-let ((`(,start ,end ,severity ,message ,rule) found))
    (flycheck-error-new-at (car start) (cdr start) severity message
                           :end-line (car end) :end-column (cdr end) :id rule :checker checker
                           :buffer (current-buffer) :filename buffer-file-name)))

(defun terlint--flycheck-parse (output checker buffer)
  "Return the errors in the OUTPUT of CHECKER on BUFFER."
  (with-current-buffer buffer
    (mapcar (apply-partially #'terlint--flycheck-error checker)
            (condition-case nil (terlint--read output) (json-error nil)))))

;;;###autoload
(defun terlint-flycheck-setup ()
  "Let Flycheck check requests with terlint first, and with its own checkers then."
  (with-eval-after-load 'flycheck
    (setq flycheck-terlint-executable terlint-program)
    (flycheck-define-command-checker 'terlint
      "A linter of requests to run an AI-agent team."
      :command '("terlint" (eval (terlint--arguments)))
      :standard-input t
      :error-parser #'terlint--flycheck-parse
      :predicate #'terlint--request-p
      :modes '(fundamental-mode text-mode yaml-mode yaml-ts-mode js-mode js-json-mode json-mode json-ts-mode)
      :next-checkers '(yaml-yamllint yaml-jsyaml yaml-ruby json-jsonlint json-python-json json-jq))
    (add-to-list 'flycheck-checkers 'terlint)))

(provide 'terlint)
;;; terlint.el ends here
