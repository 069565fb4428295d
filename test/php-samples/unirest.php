<?php
// Stands in for the library that the samples of Aplaut use: as much of it as they call, with the body as the JSON that
// their Content-Type announces.

namespace Unirest;

class Request
{
	public static function post($url, $headers, $body)
	{
		return self::send('POST', $url, $headers, $body);
	}

	public static function put($url, $headers, $body)
	{
		return self::send('PUT', $url, $headers, $body);
	}

	private static function send($method, $url, $headers, $body)
	{
		$curl = curl_init($url);
		$lines = array_map(fn($name, $value) => "$name: $value", array_keys($headers), $headers);
		curl_setopt($curl, CURLOPT_CUSTOMREQUEST, $method);
		curl_setopt($curl, CURLOPT_HTTPHEADER, $lines);
		curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($body));
		curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
		curl_exec($curl);
		return (object) ['code' => curl_getinfo($curl, CURLINFO_HTTP_CODE)];
	}
}
