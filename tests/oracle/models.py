"""The other schemas of the API document as request bodies: the reference for `--schema NAME`.

Runs beside the reference server's app.py, from which it takes the two models that stand there.
A body for schema NAME is posted to /NAME.
"""
from typing import List, Union

from app import ExecutionEnvironment, MCPServerConfig
from fastapi import FastAPI
from pydantic import BaseModel, Field


class TeamExecutionResponse(BaseModel):
    execution_id: str
    workflow_id: str
    status: str
    message: str


class ValidationError(BaseModel):
    loc: List[Union[str, int]]
    msg: str
    type: str


class HTTPValidationError(BaseModel):
    detail: List[ValidationError] = Field(default_factory=list)


app = FastAPI()


@app.post("/ExecutionEnvironment")
async def execution_environment(body: ExecutionEnvironment):
    return {}


@app.post("/MCPServerConfig")
async def mcp_server_config(body: MCPServerConfig):
    return {}


@app.post("/TeamExecutionResponse")
async def team_execution_response(body: TeamExecutionResponse):
    return {}


@app.post("/HTTPValidationError")
async def http_validation_error(body: HTTPValidationError):
    return {}


@app.post("/ValidationError")
async def validation_error(body: ValidationError):
    return {}
